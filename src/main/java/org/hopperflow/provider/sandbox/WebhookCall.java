package org.hopperflow.provider.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.hopperflow.account.MetaCredentials;
import org.hopperflow.provider.kaleyra.KaleyraAccount;
import org.hopperflow.provider.kaleyra.KaleyraAccounts;
import org.hopperflow.provider.meta.MetaAccounts;
import org.hopperflow.provider.meta.MetaSignature;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Calls to an account's webhook address, as its provider makes them: this process over real HTTP, or who subscribed to its number. */
@Component
@ConditionalOnSandbox
class WebhookCall {

    private static final Logger log = LoggerFactory.getLogger(WebhookCall.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
    private final MetaAccounts accounts;
    private final KaleyraAccounts kaleyra;
    private final SubscriptionRepository subscriptions;
    private final Environment environment;

    WebhookCall(MetaAccounts accounts, KaleyraAccounts kaleyra, SubscriptionRepository subscriptions, Environment environment) {
        this.accounts = accounts;
        this.kaleyra = kaleyra;
        this.subscriptions = subscriptions;
        this.environment = environment;
    }

    /** True when it was answered 200; anything else is to be tried again, as Meta does. */
    boolean accepted(AccountKey account, List<Letter> letters) {
        try {
            for (HttpRequest request : requests(account, letters)) {
                int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
                if (status != 200) {
                    log.info("The webhook of account {} answered {}", account, status);
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException | RuntimeException e) {
            log.info("The webhook of account {} does not answer: {}", account, e.toString());
            return false;
        }
    }

    private List<HttpRequest> requests(AccountKey account, List<Letter> letters) {
        return kaleyra.find(account).map(found -> letters.stream().map(letter -> request(found, letter.entry())).toList())
                .orElseGet(() -> List.of(request(account, letters)));
    }

    /** Kaleyra tells one thing at a time, and signs nothing. What is no document stands in the query. */
    private HttpRequest request(KaleyraAccount account, String entry) {
        String address = subscriptions.find(account.phoneNumber()).map(Subscription::callbackUrl).orElseGet(() ->
                "http://localhost:" + port() + "/webhooks/kaleyra/" + account.key() + "/" + account.credentials().webhookToken());
        HttpRequest.Builder request = HttpRequest.newBuilder().timeout(PATIENCE);
        return entry.startsWith("{") ? request.uri(URI.create(address)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(entry)).build() : request.uri(URI.create(address + "?" + entry)).GET().build();
    }

    private HttpRequest request(AccountKey account, List<Letter> letters) {
        byte[] body = letters.stream().map(Letter::entry)
                .collect(Collectors.joining(",", "{\"object\":\"whatsapp_business_account\",\"entry\":[", "]}"))
                .getBytes(StandardCharsets.UTF_8);
        MetaCredentials credentials = accounts.credentials(account);
        Subscription subscription = subscriptions.find(credentials.phoneNumberId()).orElseGet(() -> ourselves(account));
        String secret = subscription.appSecret() == null ? credentials.appSecret() : subscription.appSecret();
        return HttpRequest.newBuilder(URI.create(subscription.callbackUrl()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header(MetaSignature.HEADER, MetaSignature.of(body, secret))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private Subscription ourselves(AccountKey account) {
        return new Subscription("http://localhost:" + port() + "/webhooks/meta/" + account, null);
    }

    private String port() {
        return environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
    }
}
