package org.hopperflow.bench;

import java.time.Duration;
import java.util.Map;

/** The untuned project of {@code bench/quickstart}. */
final class QuickStartSubject implements Subject {

    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final Database database;
    private final String address;
    private final Program program;
    private long before;

    QuickStartSubject(Database database, Provider provider) {
        this.database = database;
        int port = Program.freePort();
        this.address = "http://localhost:" + port;
        this.program = Program.jar("quickstart", Bench.QUICK_START, Map.of(
                "SERVER_PORT", Integer.toString(port),
                "SPRING_DATASOURCE_URL", database.url(), "SPRING_DATASOURCE_USERNAME", Database.USER, "SPRING_DATASOURCE_PASSWORD", Database.USER,
                "PROVIDER_URL", provider.address() + "/v25.0/9001/messages", "WEBHOOK_SECRET", Courier.SECRET)).awaitHttp(address);
    }

    @Override
    public String name() {
        return "untuned quick start";
    }

    @Override
    public String webhook() {
        return address + "/webhooks";
    }

    @Override
    public void load(long from, int contacts) {
        before = database.count("select count(*) from message");
        database.run("truncate contact");
        database.run("insert into contact (phone, first_name) select '39' || n, 'Anna' from generate_series(" + from + ", "
                + (from + contacts - 1) + ") n");
        database.run("vacuum analyze");
    }

    @Override
    public void run(int contacts) {
        new Http(address).post("/campaign", "");
        Wait.until("everything was taken in", PATIENCE, () -> database.count("""
                select count(*) from message where arrived_at is not null and delivered_at is not null and read_at is not null
                """) == before + contacts
                && database.count("select count(*) from answer") == (before + contacts) * 3 / 10);
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
