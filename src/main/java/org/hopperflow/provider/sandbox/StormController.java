package org.hopperflow.provider.sandbox;

import org.hopperflow.shared.ConditionalOnSandbox;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets all calls of a number go wrong for a while, as when the provider itself is in trouble. */
@RestController
@RequestMapping("/sandbox/storms")
@ConditionalOnSandbox
class StormController {

    private final StormRepository storms;

    StormController(StormRepository storms) {
        this.storms = storms;
    }

    @PutMapping("/{phoneNumberId}")
    Storm begin(@PathVariable String phoneNumberId, @RequestBody Storm storm) {
        storm.check();
        storms.save(phoneNumberId, storm);
        return storm;
    }
}
