package org.hopperflow.provider.meta;

import org.hopperflow.account.MetaCredentials;
import org.hopperflow.media.MediaKind;
import org.hopperflow.provider.MessageContent;
import org.hopperflow.provider.SendOutcome;
import org.hopperflow.shared.AccountKey;
import org.springframework.stereotype.Component;

/** The file of a message: which one, and under which of Meta's ids. */
@Component
class MetaFiles {

    /** "Media you send cannot be processed": also when Meta has forgotten the id. Source: Cloud API, "support/error-codes". */
    private static final String REFUSED = "131053";

    private final MetaMedia media;
    private final MetaUploads uploads;

    MetaFiles(MetaMedia media, MetaUploads uploads) {
        this.media = media;
        this.uploads = uploads;
    }

    /** Null when the message has no file. @throws NotSendableYet while Meta does not have it */
    MetaFile of(AccountKey account, MetaCredentials credentials, MessageContent content) {
        MessageContent.HeaderMedia file = content.media();
        if (file == null) {
            return null;
        }
        String id = media.id(account, credentials, file.mediaId());
        return new MetaFile(file.type(), "id", id, file.type() == MediaKind.DOCUMENT ? uploads.file(file.mediaId()).fileName() : null);
    }

    void learn(AccountKey account, MetaCredentials credentials, MessageContent content, SendOutcome outcome) {
        if (outcome instanceof SendOutcome.Rejected rejected && rejected.code().equals(REFUSED) && content.media() != null) {
            media.forget(account, credentials, content.media().mediaId());
        }
    }
}
