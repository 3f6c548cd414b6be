package payscore.adapter.web;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
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
import payscore.application.port.in.merchant.ReloadMerchants;
import payscore.application.port.in.refund.ApplyAbnormalRefund;
import payscore.application.port.in.refund.ReadRefund;
import payscore.application.port.in.refund.RefundServiceOrder;
import payscore.application.port.out.merchant.Merchants;
import payscore.domain.fixture.ServiceOrders;
import payscore.domain.merchant.MchId;
import payscore.domain.merchant.Merchant;

/** The web adapter alone. */
@SpringBootConfiguration
@EnableAutoConfiguration
class WebSliceApplication {
    @Bean
    ScriptedUseCases useCases() {
        return new ScriptedUseCases();
    }

    @Bean
    FakeIdempotencyRecords idempotencyRecords() {
        return new FakeIdempotencyRecords();
    }

    @Bean
    InstantSource clock() {
        return InstantSource.fixed(ServiceOrders.REQUESTED_AT);
    }

    @Bean
    Merchants merchants() {
        return new Merchants() {
            @Override
            public Optional<Merchant> find(MchId mchId) {
                return all().stream().filter(merchant -> merchant.mchId().equals(mchId)).findFirst();
            }

            @Override
            public List<Merchant> all() {
                return List.of(new Merchant(TestKeys.ALPHA_MERCHANT, List.of(ServiceOrders.SERVICE)),
                        new Merchant(TestKeys.BETA_MERCHANT, List.of(ServiceOrders.SERVICE)));
            }
        };
    }

    @Bean
    CreateServiceOrder create(ScriptedUseCases useCases) {
        return request -> useCases.create.create(request);
    }

    @Bean
    ReadServiceOrder read(ScriptedUseCases useCases) {
        return key -> useCases.read.read(key);
    }

    @Bean
    ListServiceOrders list(ScriptedUseCases useCases) {
        return filter -> useCases.list.list(filter);
    }

    @Bean
    RefreshServiceOrder refresh(ScriptedUseCases useCases) {
        return key -> useCases.refresh.refresh(key);
    }

    @Bean
    LaunchConfirmation launchConfirmation(ScriptedUseCases useCases) {
        return key -> useCases.launchConfirmation.launch(key);
    }

    @Bean
    LaunchDetail launchDetail(ScriptedUseCases useCases) {
        return key -> useCases.launchDetail.launch(key);
    }

    @Bean
    AnswerReturn answerReturn(ScriptedUseCases useCases) {
        return userReturn -> useCases.answerReturn.answer(userReturn);
    }

    @Bean
    CompleteServiceOrder complete(ScriptedUseCases useCases) {
        return (key, terms) -> useCases.complete.complete(key, terms);
    }

    @Bean
    CancelServiceOrder cancel(ScriptedUseCases useCases) {
        return (key, reason) -> useCases.cancel.cancel(key, reason);
    }

    @Bean
    ModifyServiceOrder modify(ScriptedUseCases useCases) {
        return (key, lower) -> useCases.modify.modify(key, lower);
    }

    @Bean
    SyncServiceOrder sync(ScriptedUseCases useCases) {
        return (key, paidTime) -> useCases.sync.sync(key, paidTime);
    }

    @Bean
    CollectServiceOrder collect(ScriptedUseCases useCases) {
        return key -> useCases.collect.collect(key);
    }

    @Bean
    RefundServiceOrder refund(ScriptedUseCases useCases) {
        return (key, terms) -> useCases.refund.refund(key, terms);
    }

    @Bean
    ReadRefund readRefund(ScriptedUseCases useCases) {
        return (mchId, outRefundNo) -> useCases.readRefund.read(mchId, outRefundNo);
    }

    @Bean
    ApplyAbnormalRefund applyAbnormal(ScriptedUseCases useCases) {
        return (mchId, outRefundNo, payee) -> useCases.applyAbnormal.apply(mchId, outRefundNo, payee);
    }

    @Bean
    ReadHistory readHistory(ScriptedUseCases useCases) {
        return key -> useCases.history.read(key);
    }

    @Bean
    ListWebhookDeliveries listDeliveries(ScriptedUseCases useCases) {
        return filter -> useCases.listDeliveries.list(filter);
    }

    @Bean
    ReadWebhookDelivery readDelivery(ScriptedUseCases useCases) {
        return (mchId, messageId, endpoint) -> useCases.readDelivery.read(mchId, messageId, endpoint);
    }

    @Bean
    ReplayWebhookDelivery replayDelivery(ScriptedUseCases useCases) {
        return (mchId, messageId, endpoint) -> useCases.replayDelivery.replay(mchId, messageId, endpoint);
    }

    @Bean
    ReplayParkedWebhooks replayParked(ScriptedUseCases useCases) {
        return endpoint -> useCases.replayParked.replay(endpoint);
    }

    @Bean
    ListWebhookEndpoints listEndpoints(ScriptedUseCases useCases) {
        return mchId -> useCases.listEndpoints.list(mchId);
    }

    @Bean
    ReadReconciliation readReconciliation(ScriptedUseCases useCases) {
        return (mchId, day) -> useCases.readReconciliation.read(mchId, day);
    }

    @Bean
    RunReconciliation runReconciliation(ScriptedUseCases useCases) {
        return (mchId, day) -> useCases.runReconciliation.run(mchId, day);
    }

    @Bean
    ListDifferences listDifferences(ScriptedUseCases useCases) {
        return filter -> useCases.listDifferences.list(filter);
    }

    @Bean
    JudgeDifference judgeDifference(ScriptedUseCases useCases) {
        return (key, judgement, note) -> useCases.judgeDifference.judge(key, judgement, note);
    }

    @Bean
    EnableWebhookEndpoint enableEndpoint(ScriptedUseCases useCases) {
        return endpoint -> useCases.enableEndpoint.enable(endpoint);
    }

    @Bean
    PrePermit prePermit(ScriptedUseCases useCases) {
        return request -> useCases.prePermit.prePermit(request);
    }

    @Bean
    LaunchAuthorization launchAuthorization(ScriptedUseCases useCases) {
        return key -> useCases.launchAuthorization.launch(key);
    }

    @Bean
    ReadAuthorization readAuthorization(ScriptedUseCases useCases) {
        return key -> useCases.readAuthorization.read(key);
    }

    @Bean
    RefreshAuthorization refreshAuthorization(ScriptedUseCases useCases) {
        return key -> useCases.refreshAuthorization.refresh(key);
    }

    @Bean
    AnswerAuthorizationReturn answerAuthorizationReturn(ScriptedUseCases useCases) {
        return key -> useCases.answerAuthorizationReturn.answer(key);
    }

    @Bean
    FindAuthorization findAuthorization(ScriptedUseCases useCases) {
        return question -> useCases.findAuthorization.find(question);
    }

    @Bean
    TerminateAuthorization terminateAuthorization(ScriptedUseCases useCases) {
        return (target, reason) -> useCases.terminateAuthorization.terminate(target, reason);
    }

    @Bean
    ListMerchants listMerchants(ScriptedUseCases useCases) {
        return () -> useCases.listMerchants.list();
    }

    @Bean
    ReloadMerchants reloadMerchants(ScriptedUseCases useCases) {
        return () -> useCases.reloadMerchants.get();
    }
}
