package payscore.adapter.web;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import payscore.application.port.in.AnswerAuthorizationReturn;
import payscore.application.port.in.AnswerReturn;
import payscore.application.port.in.CancelServiceOrder;
import payscore.application.port.in.CompleteServiceOrder;
import payscore.application.port.in.CreateServiceOrder;
import payscore.application.port.in.EnableWebhookEndpoint;
import payscore.application.port.in.FindAuthorization;
import payscore.application.port.in.JudgeDifference;
import payscore.application.port.in.LaunchAuthorization;
import payscore.application.port.in.LaunchConfirmation;
import payscore.application.port.in.LaunchDetail;
import payscore.application.port.in.ListDifferences;
import payscore.application.port.in.ListServiceOrders;
import payscore.application.port.in.ListWebhookDeliveries;
import payscore.application.port.in.ListWebhookEndpoints;
import payscore.application.port.in.PrePermit;
import payscore.application.port.in.ReadAuthorization;
import payscore.application.port.in.ReadHistory;
import payscore.application.port.in.ReadReconciliation;
import payscore.application.port.in.ReadServiceOrder;
import payscore.application.port.in.ReadWebhookDelivery;
import payscore.application.port.in.RefreshAuthorization;
import payscore.application.port.in.RefreshServiceOrder;
import payscore.application.port.in.ReplayParkedWebhooks;
import payscore.application.port.in.ReplayWebhookDelivery;
import payscore.application.port.in.RunReconciliation;
import payscore.application.port.in.TerminateAuthorization;
import payscore.application.port.in.collection.CollectServiceOrder;
import payscore.application.port.in.collection.ModifyServiceOrder;
import payscore.application.port.in.collection.SyncServiceOrder;
import payscore.application.port.in.merchant.ListMerchants;
import payscore.application.port.in.refund.ApplyAbnormalRefund;
import payscore.application.port.in.refund.ReadRefund;
import payscore.application.port.in.refund.RefundServiceOrder;
import payscore.application.port.out.merchant.MerchantReload;

/** Use cases that do what a test says. What a test has not scripted must not be called. */
public final class ScriptedUseCases {
    public CreateServiceOrder create;
    public ReadServiceOrder read;
    public ListServiceOrders list;
    public RefreshServiceOrder refresh;
    public LaunchConfirmation launchConfirmation;
    public LaunchDetail launchDetail;
    public AnswerReturn answerReturn;
    public CompleteServiceOrder complete;
    public CancelServiceOrder cancel;
    public ModifyServiceOrder modify;
    public SyncServiceOrder sync;
    public CollectServiceOrder collect;
    public RefundServiceOrder refund;
    public ReadRefund readRefund;
    public ApplyAbnormalRefund applyAbnormal;
    public ReadHistory history;
    public ListWebhookDeliveries listDeliveries;
    public ReadWebhookDelivery readDelivery;
    public ReplayWebhookDelivery replayDelivery;
    public ReplayParkedWebhooks replayParked;
    public ListWebhookEndpoints listEndpoints;
    public EnableWebhookEndpoint enableEndpoint;
    public PrePermit prePermit;
    public LaunchAuthorization launchAuthorization;
    public ReadAuthorization readAuthorization;
    public RefreshAuthorization refreshAuthorization;
    public AnswerAuthorizationReturn answerAuthorizationReturn;
    public FindAuthorization findAuthorization;
    public TerminateAuthorization terminateAuthorization;
    public ReadReconciliation readReconciliation;
    public RunReconciliation runReconciliation;
    public ListDifferences listDifferences;
    public JudgeDifference judgeDifference;
    public ListMerchants listMerchants;
    public Supplier<MerchantReload> reloadMerchants;

    /** How often a use case was called, whatever it was. */
    public final AtomicInteger calls = new AtomicInteger();

    ScriptedUseCases() {
        reset();
    }

    /** To be called before each test. */
    public void reset() {
        calls.set(0);
        create = request -> notScripted();
        listMerchants = () -> notScripted();
        reloadMerchants = () -> notScripted();
        read = key -> notScripted();
        list = filter -> notScripted();
        refresh = key -> notScripted();
        launchConfirmation = key -> notScripted();
        launchDetail = key -> notScripted();
        answerReturn = userReturn -> notScripted();
        complete = (key, terms) -> notScripted();
        cancel = (key, reason) -> notScripted();
        modify = (key, lower) -> notScripted();
        sync = (key, paidTime) -> notScripted();
        collect = key -> notScripted();
        refund = (key, terms) -> notScripted();
        readRefund = (mchId, outRefundNo) -> notScripted();
        applyAbnormal = (mchId, outRefundNo, payee) -> notScripted();
        history = key -> notScripted();
        listDeliveries = filter -> notScripted();
        readDelivery = (mchId, messageId, endpoint) -> notScripted();
        replayDelivery = (mchId, messageId, endpoint) -> notScripted();
        replayParked = endpoint -> notScripted();
        listEndpoints = mchId -> notScripted();
        enableEndpoint = endpoint -> notScripted();
        prePermit = request -> notScripted();
        launchAuthorization = key -> notScripted();
        readAuthorization = key -> notScripted();
        refreshAuthorization = key -> notScripted();
        answerAuthorizationReturn = key -> notScripted();
        findAuthorization = question -> notScripted();
        terminateAuthorization = (target, reason) -> notScripted();
        readReconciliation = (mchId, day) -> notScripted();
        runReconciliation = (mchId, day) -> notScripted();
        listDifferences = filter -> notScripted();
        judgeDifference = (key, judgement, note) -> notScripted();
    }

    private <T> T notScripted() {
        calls.incrementAndGet();
        throw new AssertionError("A use case was called that the test did not script");
    }
}
