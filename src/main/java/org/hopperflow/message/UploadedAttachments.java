package org.hopperflow.message;

import org.hopperflow.provider.MessageContent;
import org.hopperflow.provider.SendableFiles;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.Invalid;
import org.springframework.stereotype.Component;

@Component
class UploadedAttachments implements Attachments {

    /** Source: Cloud API, "messages", media objects. */
    private static final int MAX_CAPTION = 1024;

    private final SendableFiles files;

    UploadedAttachments(SendableFiles files) {
        this.files = files;
    }

    @Override
    public Attachment of(String mediaId, String caption) {
        SendableFiles.Found found = files.find(mediaId).orElse(null);
        String words = caption == null || caption.isBlank() ? null : caption;
        new Invalid().blank(mediaId, "mediaId")
                .when(mediaId != null && !mediaId.isBlank() && found == null, "mediaId", "unknown-media", "There is no uploaded file with this id.")
                .when(words != null && words.length() > MAX_CAPTION, "caption", "too-long", "\"caption\" has more than 1024 characters.")
                .when(words != null && found != null && !found.takesCaption(), "caption", "not-supported", "An audio has no caption.")
                .raise();
        return new Attachment(new MessageContent.File(found.media(), words), "[" + found.fileName() + "]" + (words == null ? "" : "\n" + words));
    }

    @Override
    public void sendable(AccountKey account) {
        files.requireReachable(account);
    }
}
