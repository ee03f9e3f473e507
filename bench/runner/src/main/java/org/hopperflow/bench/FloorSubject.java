package org.hopperflow.bench;

import java.time.Duration;
import java.util.Map;

/** The plain loop of {@link Floor}, over the application's own tables and indexes. */
final class FloorSubject implements Subject {

    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final Database database;
    private final String address;
    private final Program program;
    private String campaign;

    FloorSubject(Database database, Provider provider) {
        this.database = database;
        int port = Program.freePort();
        this.address = "http://localhost:" + port;
        this.program = Program.main(Floor.class, Map.of("PORT", Integer.toString(port), "DATABASE", database.url(),
                "PROVIDER", provider.address() + "/v25.0/9001/messages")).awaitHttp(address);
    }

    @Override
    public String name() {
        return "plain JDBC + HTTP loop";
    }

    @Override
    public String webhook() {
        return address + "/webhooks";
    }

    @Override
    public void load(long from, int contacts) {
        campaign = java.util.UUID.randomUUID().toString();
        database.run("""
                insert into campaign (id, name, account_key, template_id, flow, status, response_timeout_days, include_active_interactions,
                                      close_on_quick_reply, on_unconfirmed, created_at)
                values ('%s', 'Floor', 'shop', gen_random_uuid(), 'none', 'RUNNING', 3, false, true, 'HOLD', now())
                """.formatted(campaign));
        database.run("""
                insert into hopper_entry (id, campaign_id, account_key, contact_id, phone, status)
                select gen_random_uuid(), '%s', 'shop', gen_random_uuid(), '39' || n, 'FRESH' from generate_series(%d, %d) n
                """.formatted(campaign, from, from + contacts - 1));
        database.run("vacuum analyze");
    }

    @Override
    public void run(int contacts) {
        new Http(address).post("/go", campaign);
        Wait.until("everything was taken in", PATIENCE, () -> database.count(
                "select count(*) from attempt where campaign_id = '" + campaign + "' and read_at is not null") == contacts
                && database.count("select count(*) from attempt where campaign_id = '" + campaign + "' and answered_at is not null") == contacts * 3L / 10);
    }

    @Override
    public long cpuMillis() {
        return program.cpuMillis();
    }

    @Override
    public void close() {
        program.close();
    }
}
