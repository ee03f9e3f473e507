package org.hopperflow.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Asks a program under measurement, as its administrator. */
record Http(String address) {

    static final String PASSWORD = "admin-of-the-bench";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String BASIC = "Basic " + Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));

    JsonNode post(String path, String body) {
        return call("POST", path, "application/json", HttpRequest.BodyPublishers.ofString(body));
    }

    JsonNode put(String path, String body) {
        return call("PUT", path, "application/json", HttpRequest.BodyPublishers.ofString(body));
    }

    JsonNode get(String path) {
        return call("GET", path, "application/json", HttpRequest.BodyPublishers.noBody());
    }

    /** A page for people; only how long it takes is of interest. */
    void page(String path) {
        text("GET", path, "text/html", HttpRequest.BodyPublishers.noBody());
    }

    JsonNode csv(String path, HttpRequest.BodyPublisher file) {
        return call("POST", path, "text/csv", file);
    }

    private JsonNode call(String method, String path, String type, HttpRequest.BodyPublisher body) {
        try {
            String answer = text(method, path, type, body);
            return answer.isEmpty() ? JSON.nullNode() : JSON.readTree(answer);
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        }
    }

    private String text(String method, String path, String type, HttpRequest.BodyPublisher body) {
        try {
            HttpResponse<String> answer = CLIENT.send(HttpRequest.newBuilder(URI.create(address + path)).method(method, body)
                    .header("Content-Type", type).header("Authorization", BASIC).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(method + " " + path + " answered " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
