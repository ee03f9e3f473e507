package org.hopperflow.message;

import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.hopperflow.provider.Senders;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.TemplateId;
import org.springframework.stereotype.Component;

@Component
class SenderFacts implements SendingAccounts, Conversations {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Senders senders;
    private final Pace pace;
    private final Clock clock;

    SenderFacts(Senders senders, Pace pace, Clock clock) {
        this.senders = senders;
        this.pace = pace;
        this.clock = clock;
    }

    @Override
    public void requireAccount(AccountKey account) {
        senders.require(account);
    }

    @Override
    public int messagesPerSecond(AccountKey account) {
        return pace.effective(account);
    }

    @Override
    public Optional<String> held(AccountKey account) {
        return pace.held(account).map(hold -> hold.reason() + "; sending goes on at "
                + TIME.format(hold.until().atZone(timeZone(account))) + " (" + timeZone(account) + ")");
    }

    @Override
    public ZoneId timeZone(AccountKey account) {
        return senders.require(account).timeZone();
    }

    @Override
    public Optional<TemplateId> recontactTemplate(AccountKey account) {
        return senders.require(account).recontactTemplateId();
    }

    @Override
    public ServiceWindow.State window(WindowFacts facts) {
        return ServiceWindow.at(clock.instant(), senders.require(facts.account()).serviceWindowStart(), facts);
    }
}
