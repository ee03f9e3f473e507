package org.hopperflow.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AccountSaved;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.Page;
import org.hopperflow.shared.RuleBroken;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who we send as. */
@Service
public class Accounts {

    private final AccountRepository repository;
    private final RecentAccounts recent;
    private final Documents documents;
    private final ApplicationEventPublisher events;

    Accounts(AccountRepository repository, RecentAccounts recent, Documents documents, ApplicationEventPublisher events) {
        this.repository = repository;
        this.recent = recent;
        this.documents = documents;
        this.events = events;
    }

    /** A change made on another node shows after at most five seconds. */
    public Optional<Account> find(AccountKey key) {
        return recent.find(key).map(StoredAccount::account);
    }

    /** @throws RuleBroken account-not-found */
    public Account require(AccountKey key) {
        return find(key).orElseThrow(() -> RuleBroken.notFound("account", key));
    }

    /** @throws RuleBroken account-not-found, also for an account at another provider */
    public MetaCredentials metaCredentials(AccountKey key) {
        return credentials(key, MetaCredentials.class);
    }

    /** @throws RuleBroken account-not-found, also for an account at another provider */
    public KaleyraCredentials kaleyraCredentials(AccountKey key) {
        return credentials(key, KaleyraCredentials.class);
    }

    private <T extends Credentials> T credentials(AccountKey key, Class<T> type) {
        return recent.find(key).map(StoredAccount::credentials).filter(type::isInstance).map(type::cast)
                .orElseThrow(() -> RuleBroken.notFound("account", key));
    }

    /** The text without the account's secrets, for whoever stores or shows what a provider said. */
    public String blanked(AccountKey key, String text) {
        return recent.find(key).map(found -> found.credentials().blanked(text)).orElse(text);
    }

    /** The account with this number id at the provider (Meta's phone_number_id); the latest when several share it. */
    public Optional<Account> findByProviderNumberId(String providerNumberId) {
        return repository.findByProviderNumberId(providerNumberId).map(StoredAccount::account);
    }

    /**
     * The accounts in the order of their keys.
     *
     * @param after the key to go on behind; null for the first page
     * @param limit at least 1
     */
    public Page<Account> page(AccountKey after, int limit) {
        List<Account> rows = repository.page(after == null ? "" : after.value(), limit + 1);
        return Page.of(rows, limit, Account::key);
    }

    /**
     * Makes an account from the document of {@code POST /api/v1/accounts}.
     *
     * @throws RuleBroken with every invalid field, or account-exists
     */
    @Transactional
    public Account create(JsonNode document) {
        AccountRequest asked = documents.request(document);
        boolean ownList = asked.masterListId() == null;
        StoredAccount made = checked(asked, ownList ? ListId.next() : asked.masterListId());
        if (!repository.insert(made)) {
            throw RuleBroken.conflict("account-exists", "There is already an account \"" + asked.key() + "\".");
        }
        return saved(made, ownList);
    }

    /**
     * Changes what the document names. Null clears what is optional and restores the default of what has one; the master list stays.
     *
     * @throws RuleBroken account-not-found, or with every invalid field
     */
    @Transactional
    public Account change(AccountKey key, JsonNode given) {
        StoredAccount now = repository.findForChange(key).orElseThrow(() -> RuleBroken.notFound("account", key));
        ObjectNode whole = documents.tree(AccountRequest.of(now.account(), documents.tree(now.credentials())));
        AccountRequest asked = documents.request(documents.merge(whole, given));
        sameSender(now.account(), asked);
        StoredAccount changed = checked(asked, asked.masterListId() == null ? now.account().masterListId() : asked.masterListId());
        repository.update(changed);
        return saved(changed, false);
    }

    private static void sameSender(Account now, AccountRequest asked) {
        if (!now.key().value().equals(asked.key())) {
            throw RuleBroken.invalid("key", "not-changeable", "The key of an account cannot be changed.");
        }
        if (now.provider() != asked.provider()) {
            throw RuleBroken.invalid("provider", "not-changeable", "The provider of an account cannot be changed.");
        }
    }

    private StoredAccount checked(AccountRequest asked, ListId masterListId) {
        var invalid = AccountRules.check(asked);
        if (asked.provider() == null || asked.credentials() == null) {
            invalid.raise();
        }
        Credentials credentials = documents.credentials(asked.provider(), asked.credentials());
        CredentialRules.check(credentials, invalid);
        invalid.raise();
        return new StoredAccount(AccountDraft.of(asked, masterListId), credentials);
    }

    private Account saved(StoredAccount stored, boolean newList) {
        Account account = stored.account();
        recent.forget(account.key());
        events.publishEvent(new AccountSaved(account.key(), account.name(), account.masterListId(), newList,
                account.recontactTemplateId()));
        return account;
    }
}
