package org.hopperflow.provider.sandbox;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.hopperflow.provider.SandboxFates;
import org.hopperflow.provider.sandbox.Behaviour.Answer;
import org.hopperflow.provider.sandbox.Behaviour.AnswerType;
import org.hopperflow.provider.sandbox.Behaviour.FailBy;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.hopperflow.shared.PhoneNumbers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@ConditionalOnSandbox
class FatesFromCsv implements SandboxFates {

    private static final Map<String, Behaviour> FATES = Map.of(
            "yes", Behaviour.answering(new Answer(AnswerType.BUTTON, 0, null)),
            "later", Behaviour.answering(new Answer(AnswerType.BUTTON, 1, null)),
            "no", Behaviour.answering(new Answer(AnswerType.BUTTON, 2, null)),
            "text", Behaviour.answering(new Answer(AnswerType.TEXT, 0, "Can you tell me more?")),
            "stop", Behaviour.answering(new Answer(AnswerType.TEXT, 0, "STOP")),
            "silent", Behaviour.silence(),
            "undeliverable", Behaviour.failing("131026", null, FailBy.WEBHOOK),
            "temporary", Behaviour.failing("131000", 1, FailBy.CALL));

    private final NumberRepository numbers;

    FatesFromCsv(NumberRepository numbers) {
        this.numbers = numbers;
    }

    @Override
    @Transactional
    public int seedFrom(InputStream csv) {
        int seeded = 0;
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().allowMissingFields(true)
                .ofNamedCsvRecord(new InputStreamReader(csv, StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : rows) {
                seeded += seed(row) ? 1 : 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return seeded;
    }

    private boolean seed(NamedCsvRecord row) {
        Behaviour behaviour = FATES.get(row.findField("fate").orElse("").strip().toLowerCase(Locale.ROOT));
        String phone = PhoneNumbers.digits(row.findField("phone").filter(text -> !text.isBlank())
                .or(() -> row.findField("mobile")).orElse(""));
        if (behaviour == null || !PhoneNumbers.sendable(phone)) {
            return false;
        }
        numbers.save(phone, behaviour);
        return true;
    }
}
