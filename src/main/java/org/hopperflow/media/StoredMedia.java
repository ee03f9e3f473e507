package org.hopperflow.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hopperflow.shared.MediaId;
import org.hopperflow.shared.RuleBroken;
import org.springframework.stereotype.Service;

@Service
class StoredMedia implements MediaLibrary {

    private final MediaRepository media;
    private final MediaFolder folder;

    StoredMedia(MediaRepository media, MediaFolder folder) {
        this.media = media;
        this.folder = folder;
    }

    @Override
    public Optional<Media> find(MediaId id) {
        return media.find(id);
    }

    @Override
    public InputStream open(MediaId id, long offset) throws IOException {
        InputStream content = Files.newInputStream(folder.kept(id));
        try {
            content.skipNBytes(offset);
            return content;
        } catch (IOException e) {
            content.close();
            throw e;
        }
    }

    /** @throws RuleBroken media-not-found */
    Media require(MediaId id) {
        return find(id).orElseThrow(() -> RuleBroken.notFound("media", id));
    }

    /** @throws RuleBroken media-unavailable when this node does not have the file */
    Path file(MediaId id) {
        Path file = folder.kept(id);
        if (!Files.isReadable(file)) {
            throw RuleBroken.unavailable("media-unavailable", "The file is recorded, but not in this node's data folder.");
        }
        return file;
    }
}
