package org.hopperflow.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.hopperflow.provider.MessagingProvider;
import org.hopperflow.provider.MessagingProviders;
import org.hopperflow.shared.AccountKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;

/**
 * Takes providers' calls: {@code POST /webhooks/meta/{accountKey}}, and {@code GET} or {@code POST} to
 * {@code /webhooks/kaleyra/{accountKey}/{token}}. A verified body is stored before the answer and read after it;
 * anything but 200 makes a provider repeat the call for days, so only a body that is not the provider's gets something else.
 *
 * <p>At the door, before sessions, sign-in and routing: there are several calls for each message, they carry their own proof, and the
 * way through everything else was met in three of four samples (flight recording of {@code bench}, profile).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class WebhookDoor extends OncePerRequestFilter {

    /** Why a call is not taken; {@link WebhookController} tells it as every route does. */
    static final String REFUSAL = "hopperflow.webhook.refusal";

    private static final String META = "/webhooks/meta/";
    private static final String KALEYRA = "/webhooks/kaleyra/";

    private static final Logger log = LoggerFactory.getLogger(WebhookDoor.class);
    /** Size set by Meta; source: Cloud API, "webhooks overview". */
    private static final int MAX_BYTES = 3 * 1024 * 1024;

    private final MessagingProviders providers;
    private final Inbox inbox;
    private final Timer acknowledged;
    private final Counter refused;

    WebhookDoor(MessagingProviders providers, Inbox inbox, MeterRegistry meters) {
        this.providers = providers;
        this.inbox = inbox;
        this.acknowledged = Timer.builder("hopper.webhook.acknowledged").description("From a provider's call to our answer")
                .publishPercentileHistogram().register(meters);
        this.refused = Counter.builder("hopper.webhook.refused").description("Calls that the account's provider did not make")
                .register(meters);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean posted = request.getMethod().equals("POST");
        return !(posted && path.startsWith(META) || (posted || request.getMethod().equals("GET")) && path.startsWith(KALEYRA));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Timer.Sample sample = Timer.start();
        try {
            receive(request);
            sample.stop(acknowledged);
        } catch (RuntimeException e) {
            request.setAttribute(REFUSAL, e);
            chain.doFilter(request, response);
        }
    }

    private void receive(HttpServletRequest request) throws IOException {
        String path = request.getRequestURI();
        if (path.startsWith(META)) {
            receive(AccountKey.of(path.substring(META.length())), body(request), headers(request));
            return;
        }
        String[] parts = path.substring(KALEYRA.length()).split("/", 2);
        Map<String, String> headers = headers(request);
        headers.put(MessagingProvider.PATH_TOKEN, parts.length == 2 ? UriUtils.decode(parts[1], StandardCharsets.UTF_8) : "");
        receive(AccountKey.of(parts[0]), withQuery(request), headers);
    }

    private void receive(AccountKey key, byte[] body, Map<String, String> headers) {
        MessagingProvider provider = providers.of(key);
        if (!provider.verify(key, body, headers)) {
            refused.increment();
            log.warn("A webhook call for account {} was not signed by its provider; refused", key);
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED, "The body is not signed by the provider.");
        }
        inbox.store(key, body);
    }

    /** What stands in the query is news, too: a line of its own before the body. */
    private static byte[] withQuery(HttpServletRequest request) throws IOException {
        byte[] body = body(request);
        if (request.getQueryString() == null) {
            return body;
        }
        byte[] query = (request.getQueryString() + "\n").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(query.length + body.length).put(query).put(body).array();
    }

    /** Anybody may call here, so no more is read than a provider would ever send. */
    private static byte[] body(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            throw new ResponseStatusException(HttpStatus.PAYLOAD_TOO_LARGE, "A webhook's body has at most 3 MB.");
        }
        return body;
    }

    /** By lower-case name. */
    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        return headers;
    }
}
