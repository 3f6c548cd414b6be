package payscore.domain.order;

/**
 * WeChat's definite refusal of a request: signed, and of a kind that no later state of the order can turn into success.
 *
 * @param code WeChat's {@code code}, such as {@code NO_AUTH}
 * @param message WeChat's {@code message}, for people
 */
public record Decline(String code, String message) {}
