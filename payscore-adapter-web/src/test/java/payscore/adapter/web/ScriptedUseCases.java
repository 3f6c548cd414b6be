package payscore.adapter.web;

import java.util.concurrent.atomic.AtomicInteger;
import payscore.application.port.in.AnswerReturn;
import payscore.application.port.in.CancelServiceOrder;
import payscore.application.port.in.CompleteServiceOrder;
import payscore.application.port.in.CreateServiceOrder;
import payscore.application.port.in.LaunchConfirmation;
import payscore.application.port.in.LaunchDetail;
import payscore.application.port.in.ListServiceOrders;
import payscore.application.port.in.ReadHistory;
import payscore.application.port.in.ReadServiceOrder;
import payscore.application.port.in.RefreshServiceOrder;

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
    public ReadHistory history;

    /** How often a use case was called, whatever it was. */
    public final AtomicInteger calls = new AtomicInteger();

    ScriptedUseCases() {
        reset();
    }

    /** To be called before each test. */
    public void reset() {
        calls.set(0);
        create = request -> notScripted();
        read = key -> notScripted();
        list = filter -> notScripted();
        refresh = key -> notScripted();
        launchConfirmation = key -> notScripted();
        launchDetail = key -> notScripted();
        answerReturn = userReturn -> notScripted();
        complete = (key, terms) -> notScripted();
        cancel = (key, reason) -> notScripted();
        history = key -> notScripted();
    }

    private <T> T notScripted() {
        calls.incrementAndGet();
        throw new AssertionError("A use case was called that the test did not script");
    }
}
