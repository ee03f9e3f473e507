package org.hopperflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EngineIdsTest {

    @Test
    void an_id_is_short_its_own_and_safe_in_an_address() {
        List<String> ids = Stream.generate(new EngineIds()::getNextId).limit(10_000).toList();

        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[A-Za-z0-9][A-Za-z0-9_-]{21}"));
    }
}
