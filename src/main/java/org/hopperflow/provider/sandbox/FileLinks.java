package org.hopperflow.provider.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.springframework.stereotype.Service;

/** Fetches the files that a message or a template names by link, as providers do: what cannot be fetched is not taken. */
@Service
@ConditionalOnSandbox
class FileLinks {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /**
     * What is there: {@code image}, {@code video}, {@code audio} or {@code document}.
     *
     * @throws MetaError 131052 when it cannot be fetched, 131053 when it is nothing that can be sent
     */
    String typeOf(String link) {
        HttpResponse<byte[]> answer = fetched(link);
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";")[0].strip();
        if (answer.statusCode() != 200) {
            throw notFetched(link, "HTTP " + answer.statusCode());
        }
        if (!FileTypes.sent(type) || !FileTypes.fits(type, answer.body())) {
            throw MetaError.of(131053, "The file at " + link + " is of a type that cannot be sent: " + type + ".");
        }
        String family = type.substring(0, type.indexOf('/'));
        return family.equals("application") || family.equals("text") ? "document" : family;
    }

    /** Fetches the file of Meta's document of a message, if it names one by link. @throws MetaError as above, or for another type */
    void check(JsonNode message) {
        String type = message.path("type").asText("");
        check(type, message.path(type));
        for (JsonNode component : message.path("template").path("components")) {
            JsonNode parameter = component.path("parameters").path(0);
            check(parameter.path("type").asText(""), parameter.path(parameter.path("type").asText("")));
        }
    }

    /** Fetches the example of a header with a file. @throws MetaError 100/2388273 when there is none to be fetched */
    void checkExamples(JsonNode components) {
        for (JsonNode component : components) {
            if (SandboxTemplate.takesFile(component)) {
                String link = component.path("example").path("header_handle").path(0).asText("");
                String format = component.path("format").asText("").toLowerCase(Locale.ROOT);
                checkExample(format, link);
            }
        }
    }

    private void checkExample(String format, String link) {
        try {
            check(format, link);
        } catch (MetaError notThere) {
            throw MetaError.of(100, 2388273, "The header needs an example: " + notThere.getMessage());
        }
    }

    private void check(String type, JsonNode file) {
        String link = file.path("link").asText("");
        if (!link.isEmpty()) {
            check(type, link);
        }
    }

    private void check(String type, String link) {
        String there = typeOf(link);
        if (!there.equals(type)) {
            throw MetaError.of(131053, "The file at " + link + " is of the type " + there + ", not " + type + ".");
        }
    }

    private HttpResponse<byte[]> fetched(String link) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(link)).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | IllegalArgumentException e) {
            throw notFetched(link, e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notFetched(link, "interrupted");
        }
    }

    private static MetaError notFetched(String link, String why) {
        return MetaError.of(131052, "The file at " + link + " cannot be fetched (" + why + ").");
    }
}
