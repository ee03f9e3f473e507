package org.hopperflow.provider.kaleyra;

import feign.Response;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import org.hopperflow.provider.OutgoingMessage;
import org.hopperflow.provider.SendOutcome;
import org.hopperflow.provider.wire.Failures;
import org.hopperflow.shared.AccountKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends one message. What fails before the call starts was certainly not sent. */
@Component
class KaleyraSending {

    private static final Logger log = LoggerFactory.getLogger(KaleyraSending.class);
    private static final Duration OUR_FAULT = Duration.ofSeconds(30);

    private final KaleyraAccounts accounts;
    private final KaleyraAddress address;
    private final KaleyraApi api;
    private final KaleyraCalls calls;
    private final KaleyraForm forms;
    private final KaleyraMessage messages;

    KaleyraSending(KaleyraAccounts accounts, KaleyraAddress address, KaleyraApi api, KaleyraCalls calls, KaleyraForm forms,
            KaleyraMessage messages) {
        this.accounts = accounts;
        this.address = address;
        this.api = api;
        this.calls = calls;
        this.forms = forms;
        this.messages = messages;
    }

    SendOutcome send(AccountKey key, OutgoingMessage message) {
        KaleyraAccount account;
        URI to;
        try {
            account = accounts.require(key);
            to = account.second() ? address.number(account) : address.first(account);
        } catch (RuntimeException e) {
            log.error("The credentials of account {} cannot be read, or do not say where to send", key, e);
            return new SendOutcome.Throttled(OUR_FAULT, "Not sent: " + Failures.sentence(e));
        }
        return send(account, to, message);
    }

    private SendOutcome send(KaleyraAccount account, URI to, OutgoingMessage message) {
        Supplier<Response> call;
        try {
            call = written(account, to, message);
        } catch (RuntimeException e) {
            log.error("Message {} cannot be written for Kaleyra", message.reference(), e);
            return new SendOutcome.Rejected("unwritable-message", "Not sent: " + Failures.sentence(e));
        }
        return calls.send(call);
    }

    private Supplier<Response> written(KaleyraAccount account, URI to, OutgoingMessage message) {
        String key = account.credentials().apiKey();
        if (account.second()) {
            byte[] json = calls.bytes(messages.of(message));
            return () -> api.send(to, key, json);
        }
        byte[] form = forms.of(account, message);
        return () -> api.sendForm(to, key, form);
    }
}
