package org.hopperflow.provider.meta;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.hopperflow.account.MetaCredentials;
import org.hopperflow.provider.OutgoingMessage;
import org.hopperflow.provider.SendOutcome;
import org.hopperflow.provider.wire.Failures;
import org.hopperflow.shared.AccountKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends one message. What fails before the call starts was certainly not sent. */
@Component
class MetaSending {

    private static final Logger log = LoggerFactory.getLogger(MetaSending.class);
    private static final Duration OUR_FAULT = Duration.ofSeconds(30);

    private final MetaAccounts accounts;
    private final MetaAddress address;
    private final MetaApi api;
    private final MetaCalls calls;
    private final MetaFiles files;

    MetaSending(MetaAccounts accounts, MetaAddress address, MetaApi api, MetaCalls calls, MetaFiles files) {
        this.accounts = accounts;
        this.address = address;
        this.api = api;
        this.calls = calls;
        this.files = files;
    }

    SendOutcome send(AccountKey account, OutgoingMessage message) {
        MetaCredentials credentials;
        MetaFile file;
        try {
            credentials = accounts.credentials(account);
            file = files.of(account, credentials, message.content());
        } catch (NotSendableYet notYet) {
            return notYet.outcome();
        } catch (RuntimeException e) {
            log.error("The credentials of account {}, or the file to send, cannot be read", account, e);
            return SendOutcome.Throttled.unheard(OUR_FAULT, "Not sent: " + Failures.sentence(e));
        }
        SendOutcome outcome = send(account, credentials, message, file);
        files.learn(account, credentials, message.content(), outcome);
        return outcome;
    }

    private SendOutcome send(AccountKey account, MetaCredentials credentials, OutgoingMessage message, MetaFile file) {
        Letter letter;
        try {
            letter = new Letter(address.of(credentials.phoneNumberId()), credentials.accessToken(), MetaMessage.of(message, file));
        } catch (RuntimeException e) {
            log.error("Message {} cannot be written for Meta", message.reference(), e);
            return new SendOutcome.Rejected("unwritable-message", "Not sent: " + Failures.sentence(e));
        }
        return calls.send(account, () -> api.send(letter.number(), letter.token(), letter.body()));
    }

    private record Letter(URI number, String token, Map<String, Object> body) {
    }

    /** @throws org.hopperflow.provider.ProviderRefused */
    void markRead(AccountKey account, String messageId) {
        MetaCredentials credentials = accounts.credentials(account);
        calls.manage(() -> api.send(address.of(credentials.phoneNumberId()), credentials.accessToken(),
                MetaMessage.read(messageId)));
    }
}
