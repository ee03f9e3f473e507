package org.hopperflow.provider.meta;

import java.util.Optional;
import org.hopperflow.account.MetaCredentials;
import org.hopperflow.provider.MessageContent;
import org.hopperflow.provider.SendOutcome;
import org.hopperflow.shared.AccountKey;
import org.springframework.stereotype.Component;

/** The file in a message's header: which one, and under which of Meta's ids. */
@Component
class MetaHeaders {

    /** "Media you send cannot be processed": also when Meta has forgotten the id. Source: Cloud API, "support/error-codes". */
    private static final String REFUSED = "131053";

    private final MetaMedia media;
    private final MetaUploads uploads;

    MetaHeaders(MetaMedia media, MetaUploads uploads) {
        this.media = media;
        this.uploads = uploads;
    }

    /** Null when the message has no file. @throws NotSendableYet while Meta does not have it */
    MetaHeader of(AccountKey account, MetaCredentials credentials, MessageContent content) {
        return file(content).map(file -> {
            String id = media.id(account, credentials, file.mediaId());
            String name = switch (file.type()) {
                case DOCUMENT -> uploads.file(file.mediaId()).fileName();
                default -> null;
            };
            return new MetaHeader(file.type(), id, name);
        }).orElse(null);
    }

    void learn(AccountKey account, MetaCredentials credentials, MessageContent content, SendOutcome outcome) {
        if (outcome instanceof SendOutcome.Rejected rejected && rejected.code().equals(REFUSED)) {
            file(content).ifPresent(file -> media.forget(account, credentials, file.mediaId()));
        }
    }

    private static Optional<MessageContent.HeaderMedia> file(MessageContent content) {
        return content.fold(template -> Optional.ofNullable(template.media()), text -> Optional.empty(), list -> Optional.empty(),
                buttons -> Optional.empty());
    }
}
