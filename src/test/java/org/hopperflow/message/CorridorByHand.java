package org.hopperflow.message;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hopperflow.provider.SendOutcome;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.BusinessClock;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.TemplateId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** What the tests of the limits share: messages of campaigns and of people, marked and answered by hand. */
@SpringBootTest(classes = MessageRoom.class)
@ActiveProfiles("test")
abstract class CorridorByHand {

    @Autowired Ledger ledger;
    @Autowired Marker marker;
    @Autowired OutcomeWriter writer;
    @Autowired MessageRoom.Gate gate;
    @Autowired BusinessClock clock;
    @Autowired JdbcClient jdbc;

    /** Any but a "k" at its beginning, which is an account at Kaleyra. */
    final AccountKey account = key("m");
    final CampaignId campaign = CampaignId.next();

    @BeforeEach
    void openGate() {
        gate.open.clear();
        gate.open.add(campaign);
        gate.suppressed.clear();
    }

    @AfterEach
    void realTime() {
        clock.moveTo(Duration.ZERO);
    }

    static AccountKey key(String prefix) {
        return AccountKey.of(prefix + UUID.randomUUID().toString().replace("-", ""));
    }

    void agentWrites(AccountKey from, String phone, int times) {
        for (int i = 0; i < times; i++) {
            ledger.queue(NewAttempt.text(from, phone, "Hello", Origin.single("anna")));
        }
    }

    void campaignWrites(AccountKey from, String... phones) {
        campaignWrites(from, TemplateId.next(), phones);
    }

    void campaignWrites(AccountKey from, TemplateId template, String... phones) {
        for (String phone : phones) {
            ledger.queue(new NewAttempt(from, phone, NewAttempt.text(from, phone, "Hello", Origin.single("x")).content(), "Hello",
                    template, Origin.entry(campaign, EntryId.next(), 1, "sendTemplate", "token")));
        }
    }

    List<String> marked(AccountKey from) {
        return marker.mark(from, 200).stream().map(QueuedAttempt::to).toList();
    }

    void answered(List<QueuedAttempt> sent, SendOutcome outcome) {
        writer.writeAndTell(sent.stream().map(attempt -> new CallResult(attempt, outcome)).toList());
    }
}
