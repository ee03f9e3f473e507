package org.hopperflow.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Sends whatever it is told to and remembers each answer that an API must not give. */
final class Probe {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ADMIN = "Basic " + Base64.getEncoder()
            .encodeToString("admin:admin-of-the-tests".getBytes(StandardCharsets.UTF_8));

    /** @param type null: no content type @param body null: no body */
    record Request(String method, String path, String type, String body) {

        static Request of(String method, String path) {
            return new Request(method, path, null, null);
        }

        static Request json(String method, String path, String body) {
            return new Request(method, path, "application/json", body);
        }
    }

    record Answer(int status, String type, String body) {

        JsonNode json() {
            try {
                return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
            } catch (JsonProcessingException e) {
                return MissingNode.getInstance();
            }
        }

        String code() {
            return json().path("code").asText();
        }

        List<String> fields() {
            return json().path("errors").findValuesAsText("field");
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final List<String> faults = new ArrayList<>();

    Probe(int port) {
        this.base = "http://localhost:" + port;
    }

    List<String> faults() {
        return faults;
    }

    /** Any answer will do that is a success, or a refusal as the API promises it. */
    Answer any(Request request) {
        Answer answer = send(request, "Authorization", ADMIN);
        if (answer.status() >= 400) {
            refused(request, answer);
        }
        return answer;
    }

    /** Nothing but a refusal of one of the statuses will do. */
    Answer refusal(Request request, Integer... statuses) {
        Answer answer = any(request);
        if (!Set.of(statuses).contains(answer.status())) {
            fault(request, "not one of " + List.of(statuses), answer);
        }
        return answer;
    }

    /**
     * A request with one wrong field: what is called wrong is that field, or something in it.
     *
     * @param anyway what is called wrong when nothing is spoilt, such as the name of a template that is there already
     */
    Answer wrong(String field, List<String> anyway, Request request) {
        Answer answer = any(request);
        if (answer.code().equals("invalid-input") && answer.fields().stream().noneMatch(named -> named.contains(field))
                && !answer.fields().equals(anyway)) {
            fault(request, "does not name " + field, answer);
        }
        return answer;
    }

    Answer send(Request request, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base + request.path())).headers(headers);
        if (request.type() != null) {
            builder.header("Content-Type", request.type());
        }
        builder.method(request.method(), request.body() == null ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(request.body()));
        try {
            HttpResponse<String> response = http.send(builder.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers().firstValue("Content-Type").orElse(""), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(request.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void refused(Request request, Answer answer) {
        JsonNode problem = answer.json();
        if (answer.status() == 500) {
            fault(request, "fails", answer);
        } else if (!answer.type().startsWith("application/problem+json") || !answer.code().matches("[a-z-]+")
                || problem.path("status").asInt() != answer.status() || problem.path("detail").asText().isBlank()) {
            fault(request, "is no problem document", answer);
        } else if (answer.code().equals("invalid-input") && !complete(problem.path("errors"))) {
            fault(request, "names no field", answer);
        }
    }

    private static boolean complete(JsonNode errors) {
        for (JsonNode error : errors) {
            if (Stream.of("field", "code", "message").anyMatch(member -> error.path(member).asText().isEmpty())) {
                return false;
            }
        }
        return !errors.isEmpty();
    }

    private void fault(Request request, String what, Answer answer) {
        String body = request.body() == null ? "" : " " + shortened(request.body());
        faults.add(request.method() + " " + shortened(request.path()) + " " + request.type() + body + "\n    " + what + ": "
                + answer.status() + " " + answer.type() + " " + shortened(answer.body()));
    }

    private static String shortened(String text) {
        return text.length() <= 700 ? text : text.substring(0, 700) + "…";
    }
}
