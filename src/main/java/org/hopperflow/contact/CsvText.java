package org.hopperflow.contact;

import java.io.BufferedInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A file read as UTF-8, with or without a byte order mark, or as UTF-16 with one, as a spreadsheet saves "Unicode text". Bytes that are no text end the reading instead of becoming question marks. */
final class CsvText extends FilterReader {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] BIG_ENDIAN = {(byte) 0xFE, (byte) 0xFF};
    private static final byte[] LITTLE_ENDIAN = {(byte) 0xFF, (byte) 0xFE};

    private CsvText(Reader in) {
        super(in);
    }

    static Reader open(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        Charset charset = charset(bytes);
        return new CsvText(new InputStreamReader(bytes, charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    private static Charset charset(InputStream bytes) throws IOException {
        if (takes(bytes, BIG_ENDIAN)) {
            return StandardCharsets.UTF_16BE;
        }
        if (takes(bytes, LITTLE_ENDIAN)) {
            return StandardCharsets.UTF_16LE;
        }
        takes(bytes, BYTE_ORDER_MARK);
        return StandardCharsets.UTF_8;
    }

    private static boolean takes(InputStream bytes, byte[] mark) throws IOException {
        bytes.mark(mark.length);
        boolean there = Arrays.equals(bytes.readNBytes(mark.length), mark);
        if (!there) {
            bytes.reset();
        }
        return there;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        for (int i = offset; i < offset + count; i++) {
            refuseNul(buffer[i]);
        }
        return count;
    }

    @Override
    public int read() throws IOException {
        int character = super.read();
        refuseNul(character);
        return character;
    }

    private static void refuseNul(int character) throws CharacterCodingException {
        if (character == 0) {
            throw new CharacterCodingException();
        }
    }
}
