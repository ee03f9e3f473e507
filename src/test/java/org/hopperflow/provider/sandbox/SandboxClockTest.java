package org.hopperflow.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hopperflow.provider.ProviderSlice;
import org.hopperflow.shared.BusinessClock;
import org.hopperflow.shared.ClockMoved;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;

@ProviderSlice
class SandboxClockTest {

    @Autowired
    private TestRestTemplate http;
    @Autowired
    private BusinessClock clock;
    @Autowired
    private ClockOffsetRepository offsets;

    @ParameterizedTest
    @ValueSource(strings = {"P1D", "PT24H", "P1DT0H"})
    void a_day_passes_at_once(String day) {
        Duration before = clock.offset();

        var answer = http.postForEntity("/sandbox/clock", Map.of("advance", day), JsonNode.class);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(clock.offset()).isEqualTo(before.plusDays(1));
        assertThat(offsets.read()).isEqualTo(clock.offset());
        assertThat(http.getForObject("/sandbox/clock", JsonNode.class).path("offset").asText()).isEqualTo(clock.offset().toString());
    }

    @Test
    void a_week_is_a_period() {
        Duration before = clock.offset();

        http.postForEntity("/sandbox/clock", Map.of("advance", "P1W"), JsonNode.class);

        assertThat(clock.offset()).isEqualTo(before.plusDays(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tomorrow", "P", "-P1D", "P100Y", "P99999999999D"})
    void what_is_no_duration_forward_is_refused(String text) {
        var answer = http.postForEntity("/sandbox/clock", Map.of("advance", text), JsonNode.class);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody().path("errors").path(0).path("field").asText()).isEqualTo("advance");
    }

    @Test
    void an_empty_request_is_refused() {
        assertThat(http.postForEntity("/sandbox/clock", Map.of(), JsonNode.class).getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void a_node_follows_when_another_one_moved_the_clock() {
        List<Object> told = new ArrayList<>();
        BusinessClock clockThere = new BusinessClock();
        SandboxClock there = new SandboxClock(offsets, clockThere, told::add);

        Duration moved = offsets.add(Duration.ofMinutes(1));
        there.follow();

        assertThat(clockThere.offset()).isEqualTo(moved);
        assertThat(told).containsExactly(new ClockMoved(moved));
        await().untilAsserted(() -> assertThat(clock.offset()).isEqualTo(moved));
    }

    @Test
    void the_offset_is_there_again_after_a_restart() {
        Duration stored = offsets.add(Duration.ofSeconds(5));
        BusinessClock restarted = new BusinessClock();

        new SandboxClock(offsets, restarted, event -> { });

        assertThat(restarted.offset()).isEqualTo(stored);
    }
}
