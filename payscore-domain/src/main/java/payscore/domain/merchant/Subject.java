package payscore.domain.merchant;

/** What a message to the merchant can be about: something of one merchant's, under a number that is unique among its kind. */
public interface Subject {
    /** What is numbered. */
    enum Kind {
        SERVICE_ORDER, AUTHORIZATION
    }

    MchId mchId();

    Kind kind();

    String number();
}
