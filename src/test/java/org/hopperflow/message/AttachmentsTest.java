package org.hopperflow.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Optional;
import org.hopperflow.media.MediaKind;
import org.hopperflow.provider.MessageContent;
import org.hopperflow.provider.SendableFiles;
import org.hopperflow.shared.MediaId;
import org.hopperflow.shared.RuleBroken;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class AttachmentsTest {

    private final SendableFiles files = mock(SendableFiles.class);
    private final MediaId id = MediaId.next();

    @Test
    void a_file_as_large_as_allowed_is_taken_and_a_larger_one_is_refused_with_its_field() {
        Attachments attachments = new UploadedAttachments(files, DataSize.ofMegabytes(2));
        thereIsAFileOf(DataSize.ofMegabytes(2).toBytes());
        assertThat(attachments.of(id.toString(), null).text()).isEqualTo("[offer.pdf]");
        thereIsAFileOf(DataSize.ofMegabytes(2).toBytes() + 1);

        RuleBroken refusal = catchThrowableOfType(RuleBroken.class, () -> attachments.of(id.toString(), null));

        assertThat(refusal).hasMessage("The file has more than the 2 MB that may be sent.");
        assertThat(refusal.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("mediaId");
            assertThat(error.code()).isEqualTo("too-large");
        });
    }

    private void thereIsAFileOf(long bytes) {
        when(files.find(id.toString())).thenReturn(Optional.of(
                new SendableFiles.Found(new MessageContent.HeaderMedia(MediaKind.DOCUMENT, id), "offer.pdf", bytes)));
    }
}
