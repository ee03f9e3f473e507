package org.hopperflow.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hopperflow.fixture.SampleFiles.jpeg;
import static org.hopperflow.fixture.SampleFiles.mp4;
import static org.hopperflow.fixture.SampleFiles.ole;
import static org.hopperflow.fixture.SampleFiles.pdf;
import static org.hopperflow.fixture.SampleFiles.png;
import static org.hopperflow.fixture.SampleFiles.withMagic;
import static org.hopperflow.fixture.SampleFiles.zip;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a file is, by its content alone. */
class ContentTest {

    @TempDir Path folder;

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("JPEG", jpeg(500)), Arguments.of("PNG", png(500)), Arguments.of("PDF", pdf(500)),
                Arguments.of("MP4", mp4("isom", 500)), Arguments.of("MP4", mp4("mp42", 500)), Arguments.of("MP4", mp4("iso5", 500)),
                Arguments.of("MP4", mp4("avc1", 500)), Arguments.of("MP4", mp4("M4V ", 500)),
                Arguments.of("THREE_GP", mp4("3gp4", 500)), Arguments.of("THREE_GP", mp4("3gp5", 500)),
                Arguments.of("M4A", mp4("M4A ", 500)), Arguments.of("nothing", mp4("qt  ", 500)), Arguments.of("nothing", mp4("heic", 500)),
                Arguments.of("MP3", withMagic("ID3\u0003\0\0\0\0\0\0", 500)), Arguments.of("AMR", withMagic("#!AMR\n", 500)),
                Arguments.of("AAC", withMagic("\u00ff\u00f1\u0050\u0080", 500)), Arguments.of("OGG", ogg("OpusHead")),
                Arguments.of("nothing", ogg("\u0001vorbis")),
                Arguments.of("TEXT", "Grüße aus Köln\n".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("TEXT", "phone;name\n39333;Ada\n".getBytes(StandardCharsets.ISO_8859_1)),
                Arguments.of("DOCX", zip("[Content_Types].xml", "word/document.xml")),
                Arguments.of("XLSX", zip("[Content_Types].xml", "xl/workbook.xml")),
                Arguments.of("PPTX", zip("[Content_Types].xml", "ppt/presentation.xml")),
                Arguments.of("nothing", zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")),
                Arguments.of("nothing", zip("readme.txt")), Arguments.of("nothing", Arrays.copyOf(zip("word/document.xml"), 60)),
                Arguments.of("DOC", ole("WordDocument")), Arguments.of("XLS", ole("Workbook")),
                Arguments.of("PPT", ole("PowerPoint Document")), Arguments.of("nothing", ole("Something")),
                Arguments.of("nothing", withMagic("MZ\u0090\0\u0003", 500)), Arguments.of("nothing", withMagic("GIF89a", 500)),
                Arguments.of("nothing", "<!DOCTYPE html><html><script>1</script></html>".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("nothing", "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"
                        .getBytes(StandardCharsets.UTF_8)),
                Arguments.of("nothing", "#!/bin/sh\nrm -rf x\n".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("nothing", new byte[500]));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("files")
    void a_file_is_what_it_contains(String format, byte[] file) throws IOException {
        Path whole = Files.write(folder.resolve("file"), file);

        Content content = Content.beginningWith(file);

        assertThat(content.format(whole).map(Enum::name).orElse("nothing")).as(content.type()).isEqualTo(format);
    }

    private static byte[] ogg(String codec) {
        return withMagic("OggS\0\u0002\0\0\0\0\0\0\0\0\u0001\u0002\u0003\u0004\0\0\0\0\u0001\u0002\u0003\u0004\u0001\u0013" + codec, 500);
    }
}
