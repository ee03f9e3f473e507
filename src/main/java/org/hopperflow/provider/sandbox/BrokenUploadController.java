package org.hopperflow.provider.sandbox;

import org.hopperflow.shared.ConditionalOnSandbox;
import org.hopperflow.shared.RuleBroken;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets the connection of an app's next upload for reviewers break in the middle. */
@RestController
@RequestMapping("/sandbox/broken-uploads")
@ConditionalOnSandbox
class BrokenUploadController {

    private final UploadRepository uploads;

    BrokenUploadController(UploadRepository uploads) {
        this.uploads = uploads;
    }

    /** @param afterBytes how much of it arrives */
    record BrokenUpload(int afterBytes) {
    }

    @PutMapping("/{appId}")
    BrokenUpload order(@PathVariable String appId, @RequestBody BrokenUpload broken) {
        if (broken.afterBytes() < 0) {
            throw RuleBroken.invalid("afterBytes", "invalid-value", "An upload breaks after 0 bytes or more.");
        }
        uploads.breakNext(appId, broken.afterBytes());
        return broken;
    }
}
