package payscore.domain.planted.open;

final class HttpFailure extends RuntimeException {}
