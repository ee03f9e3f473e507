package org.hopperflow.provider.kaleyra;

import feign.Response;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import org.hopperflow.provider.OutgoingMessage;
import org.hopperflow.provider.ProviderRefused;
import org.hopperflow.provider.SendOutcome;
import org.hopperflow.provider.meta.MetaFile;
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
    private final KaleyraFiles files;

    KaleyraSending(KaleyraAccounts accounts, KaleyraAddress address, KaleyraApi api, KaleyraCalls calls, KaleyraForm forms,
            KaleyraMessage messages, KaleyraFiles files) {
        this.accounts = accounts;
        this.address = address;
        this.api = api;
        this.calls = calls;
        this.forms = forms;
        this.messages = messages;
        this.files = files;
    }

    SendOutcome send(AccountKey key, OutgoingMessage message) {
        KaleyraAccount account;
        Way way;
        try {
            account = accounts.require(key);
            way = new Way(account.second() ? address.number(account) : address.first(account), files.of(message.content()));
        } catch (RuntimeException e) {
            log.error("The credentials of account {} cannot be read, do not say where to send, or the file cannot be shown", key, e);
            return SendOutcome.Throttled.unheard(OUR_FAULT, "Not sent: " + Failures.sentence(e));
        }
        return send(account, way, message);
    }

    /** @param file null when the message has none */
    private record Way(URI to, MetaFile file) {
    }

    private SendOutcome send(KaleyraAccount account, Way way, OutgoingMessage message) {
        Supplier<Response> call;
        try {
            call = written(account, way, message);
        } catch (RuntimeException e) {
            log.error("Message {} cannot be written for Kaleyra", message.reference(), e);
            return new SendOutcome.Rejected("unwritable-message", "Not sent: " + Failures.sentence(e));
        }
        return calls.send(call);
    }

    /**
     * In the second generation ("send-read-receipt-messages"); in the first no page knows such a call, so nobody is told.
     *
     * @throws ProviderRefused with Kaleyra's code and words
     */
    void markRead(AccountKey key, String messageId) {
        KaleyraAccount account = accounts.require(key);
        if (account.second()) {
            byte[] json = calls.bytes(messages.read(messageId));
            calls.manage(() -> api.send(address.number(account), account.credentials().apiKey(), json));
        }
    }

    private Supplier<Response> written(KaleyraAccount account, Way way, OutgoingMessage message) {
        String key = account.credentials().apiKey();
        if (account.second()) {
            byte[] json = calls.bytes(messages.of(message, way.file()));
            return () -> api.send(way.to(), key, json);
        }
        byte[] form = forms.of(account, message, way.file());
        return () -> api.sendForm(way.to(), key, form);
    }
}
