package io.drydock.apimachinery.yaml;

import java.util.Comparator;

/**
 * Orders keys as a person does: {@code a2} before {@code a10}, and what is no letter before letters.
 *
 * @see "Go: gopkg.in/yaml.v2/sorter.go: keyList.Less"
 */
final class NaturalKeyOrder implements Comparator<String> {
    @Override
    public int compare(String left, String right) {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        for (int i = 0; i < a.length && i < b.length; i++) {
            if (a[i] == b[i]) {
                continue;
            }
            boolean leftLetter = Character.isLetter(a[i]);
            boolean rightLetter = Character.isLetter(b[i]);
            if (leftLetter != rightLetter) {
                return rightLetter ? -1 : 1;
            }
            return leftLetter ? Integer.compare(a[i], b[i]) : compareNumbers(a, b, i);
        }
        return Integer.compare(a.length, b.length);
    }

    private static int compareNumbers(int[] a, int[] b, int from) {
        boolean afterDigits = (a[from] == '0' || b[from] == '0') && hasNonZeroDigitBefore(a, from);
        int leftEnd = endOfDigits(a, from);
        int rightEnd = endOfDigits(b, from);
        int left = afterDigits ? from : skipZeros(a, from, leftEnd);
        int right = afterDigits ? from : skipZeros(b, from, rightEnd);
        if (leftEnd - left != rightEnd - right) {
            return Integer.compare(leftEnd - left, rightEnd - right);
        }
        for (int i = 0; i < leftEnd - left; i++) {
            if (a[left + i] != b[right + i]) {
                return Integer.compare(a[left + i], b[right + i]);
            }
        }
        return leftEnd != rightEnd ? Integer.compare(leftEnd, rightEnd) : Integer.compare(a[from], b[from]);
    }

    private static boolean hasNonZeroDigitBefore(int[] text, int end) {
        for (int i = end - 1; i >= 0 && Character.isDigit(text[i]); i--) {
            if (text[i] != '0') {
                return true;
            }
        }
        return false;
    }

    private static int endOfDigits(int[] text, int from) {
        int end = from;
        while (end < text.length && Character.isDigit(text[end])) {
            end++;
        }
        return end;
    }

    private static int skipZeros(int[] text, int from, int end) {
        int start = from;
        while (start < end && text[start] == '0') {
            start++;
        }
        return start;
    }
}
