package payscore.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import payscore.simulator.json.BadField;
import payscore.simulator.json.Fields;
import payscore.simulator.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A small JSON API: routes with path variables, each documented where it is defined, and an OpenAPI document made of them. */
public final class Router implements HttpHandler {
    private static final int BODY_MAX = 1 << 20;

    private final List<Route> routes = new ArrayList<>();

    /** Answers one request; the value becomes the JSON body. */
    @FunctionalInterface
    public interface Action {
        Object answer(Request request);
    }

    /** What a route gets. */
    public record Request(Map<String, String> path, Map<String, String> query, JsonNode body) {
        /** A path variable of the route. */
        public String variable(String name) {
            return path.getOrDefault(name, "");
        }

        public Optional<String> parameter(String name) {
            return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
        }

        public Fields fields() {
            return Fields.of(body);
        }
    }

    /**
     * A field of a request body, for the document.
     *
     * @param type JSON type, or {@code object} with an example
     */
    public record Doc(String name, String type, String description) {}

    private record Route(String method, List<String> segments, String summary, List<Doc> docs, Action action) {
        Optional<Map<String, String>> match(String requestMethod, List<String> path) {
            if (!method.equals(requestMethod) || path.size() != segments.size()) {
                return Optional.empty();
            }
            Map<String, String> variables = new HashMap<>();
            for (int i = 0; i < path.size(); i++) {
                String segment = segments.get(i);
                if (segment.startsWith("{")) {
                    variables.put(
                            segment.substring(1, segment.length() - 1),
                            URLDecoder.decode(path.get(i), StandardCharsets.UTF_8));
                } else if (!segment.equals(path.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(variables);
        }
    }

    /** Adds a route; names in braces are path variables. */
    public Router on(String method, String template, String summary, List<Doc> docs, Action action) {
        routes.add(new Route(method, split(template), summary, List.copyOf(docs), action));
        return this;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Reply reply = reply(exchange);
        byte[] content = Json.bytes(reply.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(reply.status(), content.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(content);
        }
    }

    /** OpenAPI 3.1 of all routes. */
    public ObjectNode openApi(String title, String description) {
        ObjectNode document = Json.object().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", title)
                .put("description", description)
                .put("version", "1");
        ObjectNode paths = document.putObject("paths");
        for (Route route : routes) {
            String path = "/" + String.join("/", route.segments());
            ObjectNode item = paths.path(path) instanceof ObjectNode known ? known : paths.putObject(path);
            describe(item.putObject(route.method().toLowerCase(java.util.Locale.ROOT)), route);
        }
        return document;
    }

    private record Reply(int status, Object body) {}

    private Reply reply(HttpExchange exchange) throws IOException {
        if (isForeign(exchange)) {
            return new Reply(403, error("forbidden", "only pages of the simulator itself may call it"));
        }
        List<String> path = split(exchange.getRequestURI().getRawPath());
        for (Route route : routes) {
            Optional<Map<String, String>> variables = route.match(exchange.getRequestMethod(), path);
            if (variables.isPresent()) {
                return run(exchange, route, variables.get());
            }
        }
        return new Reply(404, error("not_found", "no such address; see /simulator/docs"));
    }

    private static Reply run(HttpExchange exchange, Route route, Map<String, String> variables) throws IOException {
        try (InputStream in = exchange.getRequestBody()) {
            byte[] content = in.readNBytes(BODY_MAX);
            JsonNode body = content.length == 0 ? Json.object() : Json.parse(content);
            Optional<String> query = Optional.ofNullable(exchange.getRequestURI().getRawQuery());
            return new Reply(200, route.action().answer(new Request(variables, parse(query.orElse("")), body)));
        } catch (Refusal refusal) {
            return new Reply(refusal.status(), error(refusal.code(), refusal.text()));
        } catch (BadField bad) {
            return new Reply(400, error("bad_field", bad.pointer() + ": " + bad.issue()));
        } catch (JacksonException | IllegalArgumentException bad) {
            return new Reply(400, error("bad_request", String.valueOf(bad.getMessage())));
        }
    }

    /** A page of another site in the developer's browser must not move orders. */
    private static boolean isForeign(HttpExchange exchange) {
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        return origin != null
                && !origin.equals("http://" + exchange.getRequestHeaders().getFirst("Host"));
    }

    private static ObjectNode error(String code, String text) {
        return Json.object().put("error", code).put("message", text);
    }

    private static void describe(ObjectNode operation, Route route) {
        operation.put("summary", route.summary());
        var parameters = operation.putArray("parameters");
        for (String segment : route.segments()) {
            if (segment.startsWith("{")) {
                parameter(parameters.addObject(), segment.substring(1, segment.length() - 1), "path", "", true);
            }
        }
        boolean reading = route.method().equals("GET") || route.method().equals("DELETE");
        if (reading) {
            route.docs()
                    .forEach(doc -> parameter(parameters.addObject(), doc.name(), "query", doc.description(), false));
        } else if (!route.docs().isEmpty()) {
            ObjectNode properties = operation
                    .putObject("requestBody")
                    .putObject("content")
                    .putObject("application/json")
                    .putObject("schema")
                    .put("type", "object")
                    .putObject("properties");
            route.docs()
                    .forEach(doc -> properties
                            .putObject(doc.name())
                            .put("type", doc.type())
                            .put("description", doc.description()));
        }
        ObjectNode responses = operation.putObject("responses");
        responses
                .putObject("200")
                .put("description", "done")
                .putObject("content")
                .putObject("application/json");
        responses.putObject("400").put("description", "the request makes no sense");
        responses.putObject("404").put("description", "no such order, notification or page");
        responses.putObject("422").put("description", "WeChat's front end refuses");
    }

    private static void parameter(
            ObjectNode parameter, String name, String place, String description, boolean required) {
        parameter.put("name", name).put("in", place).put("required", required).put("description", description);
        parameter.putObject("schema").put("type", "string");
    }

    private static Map<String, String> parse(String rawQuery) {
        Map<String, String> values = new HashMap<>();
        for (String pair : rawQuery.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    private static List<String> split(String path) {
        return List.of(path.substring(1).split("/", -1));
    }
}
