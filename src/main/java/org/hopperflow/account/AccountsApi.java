package org.hopperflow.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.Page;
import org.hopperflow.shared.RuleBroken;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/accounts}. Documents stay trees here, because a PATCH tells "absent" from "null". */
@RestController
@RequestMapping("/api/v1/accounts")
class AccountsApi {

    private final Accounts accounts;
    private final AccountConditions conditions;

    AccountsApi(Accounts accounts, AccountConditions conditions) {
        this.accounts = accounts;
        this.conditions = conditions;
    }

    @PostMapping
    ResponseEntity<AccountView> create(
            @Parameter(schema = @Schema(implementation = AccountRequest.class)) @RequestBody ObjectNode document) {
        AccountView made = whole(accounts.create(document));
        return ResponseEntity.created(URI.create("/api/v1/accounts/" + made.id())).body(made);
    }

    @GetMapping
    Page<AccountView> list(@RequestParam(required = false) String after, @RequestParam(required = false) Integer limit) {
        return accounts.page(cursor(after), Page.limit(limit)).map(AccountView::of);
    }

    @GetMapping("/{key}")
    AccountView show(@PathVariable String key) {
        return whole(accounts.require(key(key)));
    }

    @PatchMapping("/{key}")
    AccountView change(@PathVariable String key,
            @Parameter(schema = @Schema(implementation = AccountRequest.class)) @RequestBody ObjectNode given) {
        return whole(accounts.change(key(key), given));
    }

    private AccountView whole(Account account) {
        return AccountView.of(account, conditions.of(account.key()), conditions.notices(account.key()));
    }

    /** Null for the first page. */
    private static AccountKey cursor(String after) {
        if (after == null || after.isEmpty()) {
            return null;
        }
        if (!AccountKey.fits(after)) {
            throw RuleBroken.invalid("after", "invalid-value", "\"after\" is the \"next\" of the page before.");
        }
        return AccountKey.of(after);
    }

    /** A text that cannot be a key names no account. */
    private static AccountKey key(String text) {
        if (!AccountRules.isKey(text)) {
            throw RuleBroken.notFound("account", text);
        }
        return AccountKey.of(text);
    }
}
