package org.hopperflow.message;

import org.hopperflow.provider.MessageContent;
import org.hopperflow.provider.SendableFiles;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.Invalid;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

@Component
class UploadedAttachments implements Attachments {

    /** Source: Cloud API, "messages", media objects. */
    private static final int MAX_CAPTION = 1024;

    private final SendableFiles files;

    private final DataSize largest;

    /** @param largest file that agents may send; whatever WhatsApp takes of its kind when not set */
    UploadedAttachments(SendableFiles files, @Value("${hopper.interaction.max-attachment-size:100MB}") DataSize largest) {
        this.files = files;
        this.largest = largest;
    }

    @Override
    public Attachment of(String mediaId, String caption) {
        SendableFiles.Found found = files.find(mediaId).orElse(null);
        String words = caption == null || caption.isBlank() ? null : caption;
        new Invalid().blank(mediaId, "mediaId")
                .when(mediaId != null && !mediaId.isBlank() && found == null, "mediaId", "unknown-media", "There is no uploaded file with this id.")
                .when(found != null && found.bytes() > largest.toBytes(), "mediaId", "too-large",
                        "The file has more than the " + largest.toMegabytes() + " MB that may be sent.")
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
