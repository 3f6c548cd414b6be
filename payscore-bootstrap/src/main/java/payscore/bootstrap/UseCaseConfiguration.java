package payscore.bootstrap;

import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import payscore.application.handler.AnswerReturnHandler;
import payscore.application.handler.Asking;
import payscore.application.handler.CancelServiceOrderHandler;
import payscore.application.handler.CommandRunner;
import payscore.application.handler.CompleteServiceOrderHandler;
import payscore.application.handler.CreateServiceOrderHandler;
import payscore.application.handler.DoDueWorkHandler;
import payscore.application.handler.LaunchConfirmationHandler;
import payscore.application.handler.LaunchDetailHandler;
import payscore.application.handler.ListServiceOrdersHandler;
import payscore.application.handler.NotificationApplier;
import payscore.application.handler.OrderBook;
import payscore.application.handler.ReadHistoryHandler;
import payscore.application.handler.ReadServiceOrderHandler;
import payscore.application.handler.ReceiveNotificationHandler;
import payscore.application.handler.RefreshServiceOrderHandler;
import payscore.application.port.in.AnswerReturn;
import payscore.application.port.in.CancelServiceOrder;
import payscore.application.port.in.CompleteServiceOrder;
import payscore.application.port.in.CreateServiceOrder;
import payscore.application.port.in.DoDueWork;
import payscore.application.port.in.LaunchConfirmation;
import payscore.application.port.in.LaunchDetail;
import payscore.application.port.in.ListServiceOrders;
import payscore.application.port.in.ReadHistory;
import payscore.application.port.in.ReadServiceOrder;
import payscore.application.port.in.ReceiveNotification;
import payscore.application.port.in.RefreshServiceOrder;
import payscore.application.port.out.merchant.Merchants;
import payscore.application.port.out.store.CommandRepository;
import payscore.application.port.out.store.Inbox;
import payscore.application.port.out.store.ServiceOrderRepository;
import payscore.application.port.out.store.Transactions;
import payscore.application.port.out.wechat.LaunchSigning;
import payscore.application.port.out.wechat.NotificationReading;
import payscore.application.port.out.wechat.PayScoreGateway;

/** Builds every use case with {@code new}, so that what depends on what can be read here. */
@Configuration(proxyBeanMethods = false)
class UseCaseConfiguration {
    @Bean
    OrderBook orderBook(ServiceOrderRepository orders, CommandRepository commands, Transactions transactions) {
        return new OrderBook(orders, commands, transactions);
    }

    @Bean
    Asking asking(OrderBook book, PayScoreGateway gateway, InstantSource clock) {
        return new Asking(book, gateway, clock);
    }

    @Bean
    CommandRunner commandRunner(
            OrderBook book, Asking asking, PayScoreGateway gateway, InstantSource clock, RandomGenerator random) {
        return new CommandRunner(book, asking, gateway, clock, random);
    }

    @Bean
    CreateServiceOrder createServiceOrder(
            OrderBook book, CommandRunner runner, Merchants merchants, InstantSource clock) {
        return new CreateServiceOrderHandler(book, runner, merchants, clock);
    }

    @Bean
    LaunchConfirmation launchConfirmation(
            OrderBook book, CommandRunner runner, LaunchSigning signing, InstantSource clock) {
        return new LaunchConfirmationHandler(book, runner, signing, clock);
    }

    @Bean
    LaunchDetail launchDetail(OrderBook book, LaunchSigning signing) {
        return new LaunchDetailHandler(book, signing);
    }

    @Bean
    AnswerReturn answerReturn(
            OrderBook book, Asking asking, PayScoreGateway gateway, Merchants merchants, InstantSource clock) {
        return new AnswerReturnHandler(book, asking, gateway, merchants, clock);
    }

    @Bean
    RefreshServiceOrder refreshServiceOrder(OrderBook book, Asking asking) {
        return new RefreshServiceOrderHandler(book, asking);
    }

    @Bean
    CompleteServiceOrder completeServiceOrder(
            OrderBook book, CommandRunner runner, Merchants merchants, InstantSource clock) {
        return new CompleteServiceOrderHandler(book, runner, merchants, clock);
    }

    @Bean
    CancelServiceOrder cancelServiceOrder(OrderBook book, CommandRunner runner, InstantSource clock) {
        return new CancelServiceOrderHandler(book, runner, clock);
    }

    @Bean
    ReadServiceOrder readServiceOrder(OrderBook book) {
        return new ReadServiceOrderHandler(book);
    }

    @Bean
    ListServiceOrders listServiceOrders(OrderBook book) {
        return new ListServiceOrdersHandler(book);
    }

    @Bean
    ReadHistory readHistory(OrderBook book) {
        return new ReadHistoryHandler(book);
    }

    @Bean
    ReceiveNotification receiveNotification(Inbox inbox, Transactions transactions) {
        return new ReceiveNotificationHandler(inbox, transactions);
    }

    @Bean
    DoDueWork doDueWork(OrderBook book, CommandRunner runner, Asking asking, Inbox inbox,
            NotificationReading reading, ExecutorService dueWorkExecutor, InstantSource clock) {
        return new DoDueWorkHandler(book, runner, asking, new NotificationApplier(book, inbox, reading, clock),
                dueWorkExecutor, clock);
    }
}
