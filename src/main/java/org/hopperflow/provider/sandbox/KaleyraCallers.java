package org.hopperflow.provider.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.hopperflow.provider.kaleyra.KaleyraAccount;
import org.hopperflow.provider.kaleyra.KaleyraAccounts;
import org.hopperflow.provider.sandbox.Callers.Caller;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.hopperflow.shared.PhoneNumbers;
import org.springframework.stereotype.Component;

/** Who calls the fake Kaleyra: an account that shows its key at its own generation's address. */
@Component
@ConditionalOnSandbox
class KaleyraCallers {

    private static final String OURS = "kaleyra/";

    private final KaleyraAccounts accounts;
    private final ObjectMapper mapper;
    private final CustomerFiles.Here here;

    KaleyraCallers(KaleyraAccounts accounts, ObjectMapper mapper, CustomerFiles.Here here) {
        this.here = here;
        this.accounts = accounts;
        this.mapper = mapper;
    }

    /** Whose address was called, and with which key. */
    record Address(String sid, String apiKey, boolean second) {
    }

    /** @throws MetaError RBC001 without the right key, 33 for a number nobody has */
    Caller ofNumber(Address address, String phoneNumber) {
        String digits = PhoneNumbers.digits(phoneNumber);
        return one(address, account -> account.phoneNumber().equals(digits), "The 'From' number " + phoneNumber + " is not configured.");
    }

    /** @param waba null in the first generation, where it may be left out. @throws MetaError RBC001 without the right key, 33 */
    Caller ofTemplates(Address address, String waba) {
        return one(address, account -> waba == null || waba.equals(account.credentials().wabaId()), "There is no WABA " + waba + ".");
    }

    List<Caller> ofBusinessAccount(String waba) {
        return accounts.ofSid(waba.split("/", 3)[1]).stream().filter(account -> waba(account).equals(waba)).map(this::caller).toList();
    }

    Optional<String> wabaOf(AccountKey account) {
        return accounts.find(account).map(KaleyraCallers::waba);
    }

    static boolean isOne(String waba) {
        return waba.startsWith(OURS);
    }

    private Caller one(Address address, Predicate<KaleyraAccount> meant, String otherwise) {
        List<KaleyraAccount> allowed = accounts.ofSid(address.sid()).stream().filter(account -> account.second() == address.second())
                .filter(account -> account.credentials().apiKey().equals(address.apiKey())).toList();
        if (allowed.isEmpty()) {
            throw MetaError.ordered("RBC001", "Incorrect SID or API Key");
        }
        return allowed.stream().filter(meant).findFirst().map(this::caller).orElseThrow(() -> MetaError.of(33, otherwise));
    }

    private Caller caller(KaleyraAccount account) {
        return new Caller(account.key(), account.phoneNumber(), waba(account), new KaleyraEntries(mapper, account, here.address()));
    }

    private static String waba(KaleyraAccount account) {
        return OURS + account.credentials().sid() + "/" + Objects.toString(account.credentials().wabaId(), "");
    }
}
