package org.hopperflow.provider.kaleyra;

import org.hopperflow.media.Media;
import org.hopperflow.media.MediaKind;
import org.hopperflow.media.MediaLibrary;
import org.hopperflow.media.MediaLinks;
import org.hopperflow.provider.MessageContent;
import org.hopperflow.provider.ProviderRefused;
import org.hopperflow.provider.TemplateDraft;
import org.hopperflow.provider.TemplateDraft.HeaderType;
import org.hopperflow.provider.meta.MetaFile;
import org.hopperflow.shared.MediaId;
import org.hopperflow.shared.RuleBroken;
import org.springframework.stereotype.Component;

/**
 * Shows Kaleyra files of ours by link, which both generations fetch ({@code media_url}, {@code link}). The paths of its uploads stand on
 * no public page.
 */
@Component
class KaleyraFiles {

    private final MediaLibrary library;
    private final MediaLinks links;

    KaleyraFiles(MediaLibrary library, MediaLinks links) {
        this.library = library;
        this.links = links;
    }

    /** Null when the message has no file. @throws RuleBroken no-public-address @throws ProviderRefused unknown-media */
    MetaFile of(MessageContent content) {
        MessageContent.HeaderMedia media = content.media();
        if (media == null) {
            return null;
        }
        Media file = file(media.mediaId());
        return new MetaFile(media.type(), "link", links.to(file.id()), media.type() == MediaKind.DOCUMENT ? file.fileName() : null);
    }

    /** The example for a header's reviewers; null when the header has no file. @throws ProviderRefused when it cannot be shown */
    String example(TemplateDraft draft) {
        if (draft.header() == null || draft.header().type() == HeaderType.TEXT) {
            return null;
        }
        try {
            return links.to(file(MediaId.of(draft.header().mediaId())).id());
        } catch (RuleBroken noAddress) {
            throw new ProviderRefused(noAddress.code(), noAddress.getMessage(), true);
        }
    }

    private Media file(MediaId id) {
        return library.find(id).orElseThrow(() -> new ProviderRefused("unknown-media", "There is no uploaded file " + id + "."));
    }
}
