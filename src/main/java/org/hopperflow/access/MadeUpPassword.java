package org.hopperflow.access;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Four groups of four letters and digits that are not mistaken for each other when read aloud: 79 random bits. */
final class MadeUpPassword {

    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private MadeUpPassword() {
    }

    static String next() {
        return IntStream.range(0, 4).mapToObj(group -> letters(4)).collect(Collectors.joining("-"));
    }

    private static String letters(int count) {
        return RANDOM.ints(count, 0, ALPHABET.length())
                .mapToObj(index -> String.valueOf(ALPHABET.charAt(index)))
                .collect(Collectors.joining());
    }
}
