package payscore.adapter.web.planted.handler;

import payscore.application.handler.ListServiceOrdersHandler;

final class KnowsAHandler {
    ListServiceOrdersHandler handler;
}
