package org.hopperflow.contact;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import org.hopperflow.contact.SuppressionController.SuppressionRequest;
import org.hopperflow.shared.Invalid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Blacklists: many numbers at once. */
@RestController
@RequestMapping("/api/v1/suppressions/import")
class BlacklistController {

    private final Blacklists blacklists;
    private final MasterLists accounts;
    private final Clock clock;

    BlacklistController(Blacklists blacklists, MasterLists accounts, Clock clock) {
        this.blacklists = blacklists;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * For which account the numbers count, and why.
     *
     * @param accountKey blank: every account
     * @param scope      absent: ALL
     */
    record How(String accountKey, SuppressionScope scope, String reason) {
    }

    @PostMapping(consumes = {"text/csv", "text/plain", "application/csv", "application/octet-stream", "application/vnd.ms-excel"})
    @RequestBody(description = "The file: numbers in its column \"phone\", or in the first column when it has no head.", required = true,
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string", example = "phone\n393331234567")))
    Blacklists.Taken take(@ParameterObject How how, HttpServletRequest request) throws IOException {
        SuppressionRequest like = new SuppressionRequest(null, how.accountKey(), how.scope(), how.reason());
        Invalid invalid = new Invalid();
        like.checkAllButPhone(accounts, invalid);
        invalid.raise();
        return blacklists.take(request.getInputStream(), like.suppression(clock.instant()));
    }
}
