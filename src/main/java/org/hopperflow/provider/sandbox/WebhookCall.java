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
import org.hopperflow.provider.meta.MetaAccounts;
import org.hopperflow.provider.meta.MetaSignature;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** One signed call to an account's webhook address, over real HTTP: this process, unless somebody else subscribed to its number. */
@Component
@ConditionalOnSandbox
class WebhookCall {

    private static final Logger log = LoggerFactory.getLogger(WebhookCall.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
    private final MetaAccounts accounts;
    private final SubscriptionRepository subscriptions;
    private final Environment environment;

    WebhookCall(MetaAccounts accounts, SubscriptionRepository subscriptions, Environment environment) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.environment = environment;
    }

    /** True when it was answered 200; anything else is to be tried again, as Meta does. */
    boolean accepted(AccountKey account, List<Letter> letters) {
        try {
            int status = http.send(request(account, letters), HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                log.info("The webhook of account {} answered {}", account, status);
            }
            return status == 200;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException | RuntimeException e) {
            log.info("The webhook of account {} does not answer: {}", account, e.toString());
            return false;
        }
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
