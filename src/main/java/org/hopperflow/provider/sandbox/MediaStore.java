package org.hopperflow.provider.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.springframework.stereotype.Service;

/** What the fake Meta knows of files, and whether a template or a message may name one. */
@Service
@ConditionalOnSandbox
class MediaStore {

    /** Source: Cloud API, "business-phone-numbers/media". */
    private static final Duration LIFE = Duration.ofDays(30);
    private static final Set<String> FILES = Set.of("image", "video", "audio", "document");

    private final SandboxMediaRepository media;
    private final UploadRepository uploads;
    private final Clock clock;

    MediaStore(SandboxMediaRepository media, UploadRepository uploads, Clock clock) {
        this.media = media;
        this.uploads = uploads;
        this.clock = clock;
    }

    String add(String phoneNumberId, String type) {
        return media.insert(phoneNumberId, type, clock.instant());
    }

    /** @throws MetaError 100 when a header for a file shows no example that was uploaded */
    void checkHandles(JsonNode components) {
        for (JsonNode component : components) {
            if (SandboxTemplate.takesFile(component) && !isHandle(component.path("example").path("header_handle").path(0).asText(""))) {
                throw MetaError.of(100, 2388273, "The header needs the handle of an uploaded example.");
            }
        }
    }

    /** @throws MetaError 132012 when the header's file is missing or of another type, 131053 when the number has no such file */
    void checkFile(Callers.Caller caller, SandboxTemplate template, JsonNode components) {
        template.fileType().ifPresent(type -> {
            JsonNode parameter = header(components).path("parameters").path(0);
            if (!parameter.path("type").asText("").equals(type)) {
                throw MetaError.of(132012, "header: Format mismatch, expected " + type + ", received "
                        + parameter.path("type").asText("nothing") + ".");
            }
            checkThere(caller, parameter.path(type));
        });
    }

    /** @throws MetaError 131053 when a message that is a file names one that the number does not have */
    void checkFile(Callers.Caller caller, String type, JsonNode message) {
        if (FILES.contains(type)) {
            checkThere(caller, message.path(type));
        }
    }

    /** A file named by link was fetched before. */
    private void checkThere(Callers.Caller caller, JsonNode file) {
        String id = file.path("id").asText("");
        if (!file.hasNonNull("link") && !media.has(id, caller.phoneNumberId(), clock.instant().minus(LIFE))) {
            throw MetaError.of(131053, "The media " + id + " does not exist.");
        }
    }

    private boolean isHandle(String handle) {
        try {
            return handle.startsWith(FileTypes.HANDLE)
                    && uploads.find(UUID.fromString(handle.substring(FileTypes.HANDLE.length()))).isPresent();
        } catch (IllegalArgumentException noId) {
            return false;
        }
    }

    private static JsonNode header(JsonNode components) {
        for (JsonNode component : components) {
            if (component.path("type").asText("").equalsIgnoreCase("header")) {
                return component;
            }
        }
        return components.path("no header");
    }
}
