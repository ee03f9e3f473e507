package org.hopperflow.media;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.hopperflow.shared.MediaId;
import org.hopperflow.shared.RuleBroken;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/media")
class MediaController {

    private final Uploads uploads;
    private final StoredMedia media;

    MediaController(Uploads uploads, StoredMedia media) {
        this.uploads = uploads;
        this.media = media;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Media> upload(@RequestPart(required = false) MultipartFile file) throws IOException {
        if (file == null) {
            throw RuleBroken.invalid("file", "required", "The file must be the part \"file\".");
        }
        try (InputStream content = file.getInputStream()) {
            Media taken = uploads.take(new Uploads.Upload(file.getOriginalFilename(), file.getContentType(), content));
            return ResponseEntity.created(URI.create("/api/v1/media/" + taken.id())).body(taken);
        }
    }

    @GetMapping("/{id}")
    Media show(@PathVariable MediaId id) {
        return media.require(id);
    }

    /** Always as a file to save: nothing that somebody uploaded runs as a page of this server. */
    @GetMapping("/{id}/content")
    ResponseEntity<Resource> content(@PathVariable MediaId id) {
        return MediaAnswers.of(media.require(id), media.file(id));
    }
}
