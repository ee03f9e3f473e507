package org.hopperflow.provider.meta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.hopperflow.fixture.Schema;
import org.hopperflow.provider.TemplateDraft;
import org.hopperflow.provider.TemplateDraft.Button;
import org.hopperflow.provider.TemplateDraft.ButtonType;
import org.hopperflow.provider.TemplateDraft.Examples;
import org.hopperflow.provider.TemplateDraft.Header;
import org.hopperflow.provider.TemplateDraft.HeaderType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is submitted has the shape that the fact sheet shows. */
class MetaTemplateSchemaTest {

    private static final Schema SHAPE = Schema.of("/provider/meta/template.schema.json");

    @Test
    void every_part_with_its_examples_fits() throws JsonProcessingException {
        SHAPE.assertFits(written(new Header(HeaderType.TEXT, "News for {{1}}", null), List.of(
                new Button(ButtonType.URL, "Shop", null, "https://shop.example/p?k={{1}}"),
                new Button(ButtonType.PHONE_NUMBER, "Call", "15550001111", null)), null));
        SHAPE.assertFits(written(null, List.of(new Button(ButtonType.QUICK_REPLY, "Yes", null, null),
                new Button(ButtonType.QUICK_REPLY, "No", null, null)), null));
    }

    @ParameterizedTest
    @EnumSource(value = HeaderType.class, names = {"IMAGE", "VIDEO", "DOCUMENT"})
    void a_file_fits_with_its_handle_as_example(HeaderType type) throws JsonProcessingException {
        SHAPE.assertFits(written(new Header(type, null, "file"), List.of(), "4::handle"));
    }

    @Test
    void examples_that_are_nested_otherwise_do_not_fit() throws JsonProcessingException {
        String good = written(null, List.of(), null);

        assertThat(SHAPE.fits(good.replace("[[\"Dana\",\"20%\"]]", "[\"Dana\",\"20%\"]"))).isFalse();
        assertThat(SHAPE.fits(good.replace(",\"example\":{\"body_text\":[[\"Dana\",\"20%\"]]}", ""))).isFalse();
        assertThat(SHAPE.fits(good)).isTrue();
    }

    private static String written(Header header, List<Button> buttons, String handle) throws JsonProcessingException {
        boolean named = header != null && header.type() == HeaderType.TEXT;
        TemplateDraft draft = new TemplateDraft("spring_offer", "UTILITY", "en_US", header, "Hi {{1}}, take {{2}} off until Sunday.",
                "Reply STOP to opt out", buttons, new Examples(named ? List.of("Dana") : List.of(), List.of("Dana", "20%"), List.of()));
        return new ObjectMapper().writeValueAsString(MetaTemplateBody.of(draft, handle));
    }
}
