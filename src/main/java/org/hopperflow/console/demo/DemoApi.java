package org.hopperflow.console.demo;

import java.net.URI;
import java.util.Map;
import org.hopperflow.shared.CampaignId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The demo's campaign in one call, so that the log and the README can show one line to paste. */
@RestController
class DemoApi {

    private final DemoCampaign demo;

    DemoApi(DemoCampaign demo) {
        this.demo = demo;
    }

    @PostMapping("/api/v1/demo/campaign")
    ResponseEntity<Map<String, CampaignId>> start() {
        CampaignId campaign = demo.start();
        return ResponseEntity.created(URI.create("/api/v1/campaigns/" + campaign)).body(Map.of("id", campaign));
    }
}
