package org.hopperflow.provider;

import java.util.Optional;
import org.hopperflow.media.Media;
import org.hopperflow.media.MediaKind;
import org.hopperflow.media.MediaLibrary;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.MediaId;
import org.hopperflow.shared.ProviderName;
import org.hopperflow.shared.PublicAddress;
import org.hopperflow.shared.RuleBroken;
import org.springframework.stereotype.Component;

/** Uploaded files, for the rooms above that send them. */
@Component
public class SendableFiles {

    private final MediaLibrary library;
    private final Senders senders;
    private final PublicAddress address;

    SendableFiles(MediaLibrary library, Senders senders, PublicAddress address) {
        this.library = library;
        this.senders = senders;
        this.address = address;
    }

    /** A file that is there. */
    public record Found(MessageContent.HeaderMedia media, String fileName, long bytes) {

        public boolean takesCaption() {
            return media.type() != MediaKind.AUDIO;
        }

        static Found of(Media media) {
            return new Found(new MessageContent.HeaderMedia(media.type(), media.id()), media.fileName(), media.bytes());
        }
    }

    /** Empty also for what is no id. */
    public Optional<Found> find(String mediaId) {
        try {
            return mediaId == null ? Optional.empty() : library.find(MediaId.of(mediaId.strip())).map(Found::of);
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /** Kaleyra fetches files from us; Meta gets them. @throws RuleBroken no-public-address */
    public void requireReachable(AccountKey account) {
        if (senders.require(account).provider() == ProviderName.KALEYRA) {
            address.require();
        }
    }
}
