package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.yaml.snakeyaml.Yaml;

/** What an operator sees; and the dashboard, the alert rules and the page about them name only what the application has. */
@HopperflowTest
class MetricsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path DASHBOARD = Path.of("ops/grafana/hopperflow.json");
    private static final Path ALERTS = Path.of("ops/prometheus/alerts.yml");
    private static final Path PAGE = Path.of("docs/metrics.md");
    /** What is no metric in an expression: texts, labels, ranges, and the lists of labels behind by, on and their like. */
    private static final Pattern NO_METRIC = Pattern.compile("\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]|\\b(by|without|on|ignoring)\\s*\\([^)]*\\)");
    private static final Pattern METRIC = Pattern.compile("\\b[a-z_:][a-z0-9_:]*\\b(?!\\s*\\()");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");
    /** Prometheus makes this one itself. */
    private static final String UP = "up";

    @LocalServerPort int port;
    private Api api;

    @BeforeEach
    void anAdministrator() {
        api = new Api("http://localhost:" + port, "admin", "admin-of-the-tests");
    }

    @Test
    void a_campaign_is_seen_in_pace_outcomes_latency_and_backlog() {
        World world = World.create(api);
        String refused = world.phone(2);
        world.behaves(refused, "{\"failCode\": \"131026\", \"failBy\": \"CALL\"}");
        String campaign = world.campaign("");
        world.add(campaign, world.list("phone,firstName\n" + world.phone(1) + ",Anna\n" + refused + ",Nobody\n"));
        world.awaitEntry(campaign, refused, "CLOSED", "Message Undeliverable");

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(value("hopper_send_outcomes_total", world, "class=\"accepted\"")).isEqualTo("1.0");
            assertThat(value("hopper_send_outcomes_total", world, "class=\"permanent\"")).isEqualTo("1.0");
            assertThat(value("hopper_send_outcomes_total", world, "class=\"unknown\"")).as("from zero on").isEqualTo("0.0");
            assertThat(value("hopper_provider_call_seconds_count", world, "outcome=\"accepted\"", "provider=\"META\"")).isEqualTo("1");
            assertThat(value("hopper_provider_call_seconds_count", world, "outcome=\"rejected\"")).isEqualTo("1");
            assertThat(value("hopper_send_accepted_seconds_count", world)).isEqualTo("1");
            assertThat(value("hopper_pace_allowed", world)).isEqualTo("500.0");
            assertThat(value("hopper_pace_refused_total", world)).isNotEmpty();
            assertThat(value("hopper_campaigns_sending", world)).isEqualTo("1.0");
            assertThat(value("hopper_contacts_fresh", world)).isEqualTo("0.0");
        });
    }

    @Test
    void the_health_tells_that_timers_run() {
        JsonNode jobExecutor = api.get("/actuator/health").expect(200).json().at("/components/jobExecutor");

        assertThat(jobExecutor.path("status").asText()).isEqualTo("UP");
        assertThat(jobExecutor.at("/details/active").asBoolean()).isTrue();
        assertThat(jobExecutor.at("/details/secondsSinceLook").asInt()).isLessThan(120);
    }

    @Test
    void no_metric_names_a_customer() {
        assertThat(api.get("/actuator/prometheus").expect(200).body().lines().filter(line -> line.startsWith("hopper_"))
                .flatMap(line -> Pattern.compile("(\\w+)=\"").matcher(line).results()).map(label -> label.group(1)).distinct())
                .isSubsetOf("account", "class", "provider", "outcome", "check", "field", "le");
    }

    @Test
    void every_alert_names_metrics_that_exist_and_says_what_to_do() throws IOException {
        Map<String, List<Map<String, List<Map<String, Object>>>>> file = new Yaml().load(Files.readString(ALERTS));
        List<Map<String, Object>> rules = file.get("groups").get(0).get("rules");

        assertThat(rules).extracting(rule -> rule.get("alert")).doesNotHaveDuplicates().hasSizeGreaterThan(15);
        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule).containsKeys("alert", "expr", "labels", "annotations");
            assertThat((Map<?, ?>) rule.get("labels")).extracting("severity").isIn("critical", "warning");
            assertThat((Map<String, String>) rule.get("annotations")).containsOnlyKeys("summary", "description");
            assertThat(balanced(rule.get("expr").toString())).as(rule.toString()).isTrue();
        });
        Set<String> named = rules.stream().flatMap(rule -> metrics(rule.get("expr").toString()).stream())
                .filter(name -> !name.equals(UP)).collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).hasSizeGreaterThan(15);
        assertAllExposed(named);
    }

    @Test
    void every_panel_names_metrics_that_exist() throws IOException {
        JsonNode dashboard = new ObjectMapper().readTree(Files.readString(DASHBOARD));

        Set<String> named = new TreeSet<>();
        dashboard.findValues("expr").forEach(expression -> named.addAll(metrics(expression.asText())));
        dashboard.findValues("definition").forEach(variable -> named.add(variable.asText().replaceAll("label_values\\((\\w+),.*", "$1")));

        assertThat(dashboard.path("panels").findValuesAsText("id")).doesNotHaveDuplicates();
        assertThat(dashboard.findValues("expr")).allMatch(expression -> balanced(expression.asText()));
        assertThat(named).hasSizeGreaterThan(30);
        assertAllExposed(named);
    }

    @Test
    void the_page_tells_of_every_metric_of_ours_and_of_no_other() throws IOException {
        Set<String> told = new TreeSet<>();
        Pattern.compile("(?m)^\\| `(hopper_[a-z_]+)").matcher(Files.readString(PAGE)).results().forEach(row -> told.add(row.group(1)));

        aCampaignSends();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(families()).containsExactlyInAnyOrderElementsOf(told));
    }

    /** The metrics of ours as their TYPE lines have them; a timer's longest of late is part of it. */
    private Set<String> families() {
        return api.get("/actuator/prometheus").expect(200).body().lines().filter(line -> line.startsWith("# TYPE hopper_"))
                .map(line -> line.split(" ")[2]).filter(name -> !name.endsWith("_max")).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Some metrics begin with the first message. */
    private void assertAllExposed(Set<String> named) {
        aCampaignSends();
        await().atMost(PATIENCE).untilAsserted(() -> {
            String scrape = api.get("/actuator/prometheus").expect(200).body();
            assertThat(named).allSatisfy(name -> assertThat(scrape).containsPattern("(?m)^" + name + "[ {]"));
        });
    }

    private void aCampaignSends() {
        World world = World.create(api);
        String campaign = world.campaign("");
        world.add(campaign, world.list("phone,firstName\n" + world.phone(1) + ",Anna\n"));
        await().atMost(PATIENCE).until(() -> world.received(world.phone(1)) == 1);
    }

    private static Set<String> metrics(String expression) {
        return METRIC.matcher(NO_METRIC.matcher(expression).replaceAll(" ")).results().map(match -> match.group())
                .filter(word -> !WORDS.contains(word)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean balanced(String expression) {
        return expression.chars().filter(c -> c == '(').count() == expression.chars().filter(c -> c == ')').count();
    }

    /** Of the series with the account and these labels; empty when there is none. */
    private String value(String metric, World world, String... labels) {
        return api.get("/actuator/prometheus").expect(200).body().lines()
                .filter(line -> line.startsWith(metric + "{") && line.contains("account=\"" + world.key + "\""))
                .filter(line -> List.of(labels).stream().allMatch(line::contains))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1)).findFirst().orElse("");
    }
}
