package org.hopperflow.contact;

import java.time.Clock;
import java.time.Instant;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.Invalid;
import org.hopperflow.shared.Page;
import org.hopperflow.shared.PhoneNumbers;
import org.hopperflow.shared.RuleBroken;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/suppressions")
class SuppressionController {

    private final SuppressionRepository suppressions;
    private final MasterLists accounts;
    private final Clock clock;

    SuppressionController(SuppressionRepository suppressions, MasterLists accounts, Clock clock) {
        this.suppressions = suppressions;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Harmless when the number already is suppressed; the first reason stays. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SuppressionView suppress(@RequestBody SuppressionRequest request) {
        request.check(accounts);
        Suppression asked = request.suppression(clock.instant());
        suppressions.insert(asked);
        return SuppressionView.of(suppressions.find(asked).orElse(asked));
    }

    /** @param phone and {@code account}: blank for all; an account's are its own, without those of every account */
    @GetMapping
    Page<SuppressionView> page(@RequestParam(required = false) String phone, @RequestParam(required = false) String account,
            @RequestParam(required = false) String after, @RequestParam(required = false) Integer limit) {
        int most = Page.limit(limit);
        SuppressionFilter filter = SuppressionFilter.of(phone, account);
        return Page.of(suppressions.page(filter, SuppressionCursor.parse(after), most + 1), most, SuppressionCursor::behind)
                .map(SuppressionView::of);
    }

    /** Without {@code accountKey} the number is free again everywhere. */
    @DeleteMapping("/{phone}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void free(@PathVariable String phone, @RequestParam(required = false) String accountKey) {
        boolean readable = Texts.storable(accountKey);
        if (!readable || suppressions.delete(PhoneNumbers.digits(phone), Texts.orNull(accountKey)) == 0) {
            throw RuleBroken.notFound("suppression", phone);
        }
    }

    /** @param accountKey blank: every account; @param scope absent: ALL */
    record SuppressionRequest(String phone, String accountKey, SuppressionScope scope, String reason) {

        void check(MasterLists accounts) {
            Invalid invalid = new Invalid();
            PhoneRule.required(invalid, "phone", phone);
            checkAllButPhone(accounts, invalid);
            invalid.raise();
        }

        void checkAllButPhone(MasterLists accounts, Invalid invalid) {
            Texts.checkShort(invalid, "reason", reason);
            String key = Texts.orNull(accountKey);
            // A misspelt account would leave the customer unprotected without anybody noticing.
            boolean unknown = key != null && !Suppression.EVERY_ACCOUNT.equals(key)
                    && !(AccountKey.fits(key) && accounts.knows(AccountKey.of(key)));
            invalid.when(unknown, "accountKey", "unknown-account", "There is no account \"" + accountKey + "\".");
        }

        Suppression suppression(Instant now) {
            String key = Texts.orNull(accountKey);
            return new Suppression(key == null ? Suppression.EVERY_ACCOUNT : key, PhoneNumbers.digits(phone),
                    scope == null ? SuppressionScope.ALL : scope, Texts.orNull(reason), now);
        }
    }

    /** @param accountKey left out when the number is suppressed for every account */
    record SuppressionView(String id, String phone, String accountKey, SuppressionScope scope, String reason, Instant createdAt) {

        static SuppressionView of(Suppression suppression) {
            boolean everywhere = Suppression.EVERY_ACCOUNT.equals(suppression.account());
            return new SuppressionView(suppression.phone(), suppression.phone(), everywhere ? null : suppression.account(),
                    suppression.scope(), suppression.reason(), suppression.createdAt());
        }
    }
}
