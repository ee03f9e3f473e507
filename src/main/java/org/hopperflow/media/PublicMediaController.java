package org.hopperflow.media;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;
import org.hopperflow.shared.MediaId;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Files for providers that fetch them by link. Open to everybody who has the link; whatever is wrong with it, there is nothing here. */
@RestController
@Hidden
class PublicMediaController {

    private final MediaLinks links;
    private final StoredMedia media;

    PublicMediaController(MediaLinks links, StoredMedia media) {
        this.links = links;
        this.media = media;
    }

    @GetMapping("/media/{id}/{token}")
    ResponseEntity<Resource> file(@PathVariable String id, @PathVariable String token) {
        return id(id).filter(file -> links.opens(file, token)).flatMap(media::find)
                .map(found -> MediaAnswers.of(found, media.file(found.id())))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static Optional<MediaId> id(String text) {
        try {
            return Optional.of(MediaId.of(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
