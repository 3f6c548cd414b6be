package payscore.adapter.web.planted;

public final class WebType {}
