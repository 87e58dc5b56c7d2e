// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Attention of one key-value head in blocks whose scores stay in the cache: the forward by online softmax (Milakov and Gimelshein, 2018),
// the backward from the logarithms of its sums, as FlashAttention does it (Dao et al., 2022). Included by the files that are compiled for
// an instruction set.
#include "engine/model/kernels/cpu/tile_avx512.h"

namespace undertone {
namespace {

constexpr float log2e = 1.44269504F;
constexpr float ln2 = 0.69314718F;

/// Keys whose scores the forward holds at once; softmax goes on from one such stretch to the next.
constexpr std::int64_t keyStretch = 256;
/// The backward's blocks. Rows are a multiple of tileRows, and whole words.
constexpr std::int64_t blockRows = 48;
constexpr std::int64_t blockKeys = 128;

std::int64_t least(std::int64_t a, std::int64_t b)
{
    return a < b ? a : b;
}
std::int64_t most(std::int64_t a, std::int64_t b)
{
    return a > b ? a : b;
}

/// Hands out pieces of a room, each on a boundary of 64 bytes; without one, only counts them.
struct Pieces {
    std::byte* room = nullptr;
    std::int64_t used = 0;

    template <class T> T* take(std::int64_t count)
    {
        T* piece = room == nullptr ? nullptr : reinterpret_cast<T*>(room + used);
        used += (count * static_cast<std::int64_t>(sizeof(T)) + 63) / 64 * 64;
        return piece;
    }
};

template <class T> struct ForwardRoom {
    PackedWord* keys;    ///< transposed and packed
    PackedWord* values;  ///< packed
    float* scores;       ///< (tileRows, keyStretch)
    T* exponentials;
    float* output;  ///< (tileRows, size)

    ForwardRoom(const AttentionHeads<T>& heads, Pieces& pieces)
        : keys(pieces.take<PackedWord>(wordsFor<T>(heads.size) * inPanels(heads.seen))),
          values(pieces.take<PackedWord>(packedWords<T>(inPanels(heads.seen), heads.size))),
          scores(pieces.take<float>(tileRows * keyStretch)), exponentials(pieces.take<T>(tileRows * keyStretch)),
          output(pieces.take<float>(tileRows * heads.size))
    {
    }
};

/// Where a row's softmax stands.
struct OnlineSoftmax {
    float largest[tileRows];  ///< scaled, to the base 2
    float sums[tileRows];
};

template <class T> void packKeysTransposed(Rows<const T> rows, std::int64_t seen, std::int64_t size, PackedWord* packed)
{
    for (std::int64_t first = 0; first < seen; first += tilePanel)
        packRowsTransposed(rows, size, first, seen, packed + first * wordsFor<T>(size));
}

/// Rows up to a whole panel become zero.
template <class T> void packValues(Rows<const T> rows, std::int64_t seen, std::int64_t size, PackedWord* packed)
{
    const std::int64_t words = wordsFor<T>(inPanels(seen));
    for (std::int64_t first = 0; first < size; first += tilePanel) {
        PackedWord* panel = packed + first * words;
        packPanel(rows, seen, first, size, panel, tilePanel);
        for (std::int64_t i = wordsFor<T>(seen) * tilePanel; i < words * tilePanel; ++i)
            panel[i] = 0;
    }
}

/// Scores of one row become exponentials; returns what was summed before has to be multiplied with.
template <class T>
inline float exponentialsOfRow(const float* scores, T* into, std::int64_t visible, std::int64_t width, float scale, float& largest,
                               float& sum)
{
    if (visible <= 0) {
        for (std::int64_t i = 0; i < width; i += vectorWidth)
            Number<T>::store(into + i, Number<T>::none());
        return 1.0F;
    }
    __m512 high = _mm512_set1_ps(-__builtin_inff());
    for (std::int64_t i = 0; i < visible; i += vectorWidth)
        high = _mm512_mask_max_ps(high, below(i, visible), high, _mm512_loadu_ps(scores + i));
    const float before = largest;
    const float now = _mm512_reduce_max_ps(high) * scale;
    largest = now > before ? now : before;
    const __m512 over = _mm512_set1_ps(-largest);
    const __m512 scales = _mm512_set1_ps(scale);
    __m512 total = _mm512_setzero_ps();
    for (std::int64_t i = 0; i < width; i += vectorWidth) {
        const __m512 values =
            _mm512_maskz_mov_ps(below(i, visible), powerOfTwo<T>(_mm512_fmadd_ps(_mm512_loadu_ps(scores + i), scales, over)));
        total = _mm512_add_ps(total, values);
        Number<T>::store(into + i, Number<T>::narrowed(values));
    }
    const float correction = before == largest ? 1.0F : __builtin_exp2f(before - largest);
    sum = sum * correction + _mm512_reduce_add_ps(total);
    return correction;
}

template <int M, class T>
inline void attendTile(const AttentionHeads<T>& heads, const T* query, std::int64_t row, const ForwardRoom<T>& room, T* output,
                       std::int64_t outputStride, float* logSums)
{
    const std::int64_t before = heads.seen - heads.rows;
    const std::int64_t visible = before + row + M;  // of the tile's last row
    const float scale = heads.scale * log2e;
    OnlineSoftmax softmax;
    for (int i = 0; i < M; ++i) {
        softmax.largest[i] = -__builtin_inff();
        softmax.sums[i] = 0.0F;
    }
    Tile<M, T> tile;
    for (std::int64_t key = 0; key < visible; key += keyStretch) {
        const std::int64_t width = inPanels(least(keyStretch, visible - key));
        for (std::int64_t panel = 0; panel < width; panel += tilePanel) {
            tile.clear();
            tile.add(query, heads.query.stride, room.keys + (key + panel) * wordsFor<T>(heads.size), tilePanel, wordsFor<T>(heads.size));
            for (int i = 0; i < M; ++i) {
                _mm512_storeu_ps(room.scores + i * keyStretch + panel, tile.sums[i][0]);
                _mm512_storeu_ps(room.scores + i * keyStretch + panel + vectorWidth, tile.sums[i][1]);
            }
        }
        float corrections[M];
        for (int i = 0; i < M; ++i)
            corrections[i] = exponentialsOfRow(room.scores + i * keyStretch, room.exponentials + i * keyStretch,
                                               least(width, before + row + i + 1 - key), width, scale, softmax.largest[i], softmax.sums[i]);
        for (std::int64_t column = 0; column < heads.size; column += tilePanel) {
            float* sums = room.output + column;
            for (int i = 0; i < M; ++i) {
                for (int half = 0; half < halves; ++half)
                    tile.sums[i][half] = key == 0
                        ? _mm512_setzero_ps()
                        : _mm512_mul_ps(_mm512_loadu_ps(sums + i * heads.size + half * vectorWidth), _mm512_set1_ps(corrections[i]));
            }
            tile.add(room.exponentials, keyStretch, room.values + column * wordsFor<T>(inPanels(heads.seen)) + wordsFor<T>(key) * tilePanel,
                     tilePanel, wordsFor<T>(width));
            for (int i = 0; i < M; ++i) {
                for (int half = 0; half < halves; ++half)
                    _mm512_storeu_ps(sums + i * heads.size + half * vectorWidth, tile.sums[i][half]);
            }
        }
    }
    for (int i = 0; i < M; ++i) {
        const __m512 inverse = _mm512_set1_ps(1.0F / softmax.sums[i]);
        for (std::int64_t column = 0; column < heads.size; column += vectorWidth)
            Number<T>::store(output + i * outputStride + column,
                             Number<T>::narrowed(_mm512_mul_ps(_mm512_loadu_ps(room.output + i * heads.size + column), inverse)));
        logSums[row + i] = softmax.largest[i] * ln2 + __builtin_logf(softmax.sums[i]);
    }
}

template <class T> struct BackwardRoom {
    PackedWord* keysTransposed;  ///< transposed and packed, as are the values: for scores and their gradients
    PackedWord* valuesTransposed;
    PackedWord* keys;  ///< packed: for queries
    T* queries;        ///< (size, paddedRows) of each head: for keys
    T* upstream;       ///< (size, paddedRows) of each head: for values
    float* toQuery;    ///< (rows, size) of each head
    float* toKey;      ///< (size, blockKeys)
    float* toValue;
    PackedWord* probabilities;  ///< words of (blockRows) rows, blockKeys each
    PackedWord* gradients;      ///< of the scores, likewise
    T* gradientRows;            ///< (blockRows, blockKeys)
    float* tile;                ///< (tileRows, tilePanel)
    std::int64_t paddedRows;

    BackwardRoom(const AttentionHeads<T>& heads, Pieces& pieces)
        : keysTransposed(pieces.take<PackedWord>(wordsFor<T>(heads.size) * inPanels(heads.seen))),
          valuesTransposed(pieces.take<PackedWord>(wordsFor<T>(heads.size) * inPanels(heads.seen))),
          keys(pieces.take<PackedWord>(packedWords<T>(inPanels(heads.seen), heads.size))),
          queries(pieces.take<T>(heads.queryHeads * heads.size * (heads.rows + 1))),
          upstream(pieces.take<T>(heads.queryHeads * heads.size * (heads.rows + 1))),
          toQuery(pieces.take<float>(heads.queryHeads * heads.rows * heads.size)), toKey(pieces.take<float>(heads.size * blockKeys)),
          toValue(pieces.take<float>(heads.size * blockKeys)), probabilities(pieces.take<PackedWord>(wordsFor<T>(blockRows) * blockKeys)),
          gradients(pieces.take<PackedWord>(wordsFor<T>(blockRows) * blockKeys)), gradientRows(pieces.take<T>(blockRows * blockKeys)),
          tile(pieces.take<float>(tileRows * tilePanel)), paddedRows(wordsFor<T>(heads.rows) * perWord<T>)
    {
    }
};

/// One query head's part of the backward.
template <class T> struct HeadBackward {
    const T* query;  ///< at its columns
    const T* upstream;
    const T* queriesTransposed;
    const T* upstreamTransposed;
    float* toQuery;
    const float* logSums;
    const float* outputDots;
};

/// Probabilities of M rows and a panel of keys, and the gradients of their scores, as products want them.
template <int M, class T>
inline void scoresBackward(const AttentionHeads<T>& heads, std::int64_t upstreamStride, const HeadBackward<T>& head, std::int64_t firstRow,
                           std::int64_t row, std::int64_t firstKey, std::int64_t panel, const BackwardRoom<T>& room)
{
    const std::int64_t key = firstKey + panel;
    const std::int64_t before = heads.seen - heads.rows;
    const __m512 scale = _mm512_set1_ps(heads.scale), scale2 = _mm512_set1_ps(heads.scale * log2e);
    Tile<M, T> tile;
    tile.clear();
    tile.add(head.query + row * heads.query.stride, heads.query.stride, room.keysTransposed + key * wordsFor<T>(heads.size), tilePanel,
             wordsFor<T>(heads.size));
    for (int i = 0; i < M; ++i) {
        const __m512 over = _mm512_set1_ps(-head.logSums[row + i] * log2e);
        for (int half = 0; half < halves; ++half)
            _mm512_storeu_ps(room.tile + i * tilePanel + half * vectorWidth,
                             _mm512_maskz_mov_ps(below(key + half * vectorWidth, before + row + i + 1),
                                                 powerOfTwo<T>(_mm512_fmadd_ps(tile.sums[i][half], scale2, over))));
    }
    tile.clear();
    tile.add(head.upstream + row * upstreamStride, upstreamStride, room.valuesTransposed + key * wordsFor<T>(heads.size), tilePanel,
             wordsFor<T>(heads.size));
    const std::int64_t inBlock = row - firstRow;
    constexpr int each = perWord<T>;
    for (int half = 0; half < halves; ++half) {
        const std::int64_t column = panel + half * vectorWidth;
        typename Number<T>::Stored probabilities[each], scoreGradients[each];
        for (int i = 0; i < M; ++i) {
            const __m512 probability = _mm512_loadu_ps(room.tile + i * tilePanel + half * vectorWidth);
            const __m512 gradient = _mm512_mul_ps(_mm512_mul_ps(probability, scale),
                                                  _mm512_sub_ps(tile.sums[i][half], _mm512_set1_ps(head.outputDots[row + i])));
            probabilities[i % each] = Number<T>::narrowed(probability);
            scoreGradients[i % each] = Number<T>::narrowed(gradient);
            Number<T>::store(room.gradientRows + (inBlock + i) * blockKeys + column, scoreGradients[i % each]);
            if (i % each + 1 < each && i + 1 < M)
                continue;
            // The last row may leave a word unfilled.
            for (int rest = i % each + 1; rest < each; ++rest)
                probabilities[rest] = scoreGradients[rest] = Number<T>::none();
            const std::int64_t at = (inBlock + i) / each * blockKeys + column;
            _mm512_storeu_si512(room.probabilities + at, Number<T>::word(probabilities));
            _mm512_storeu_si512(room.gradients + at, Number<T>::word(scoreGradients));
        }
    }
}

/// sums (rows of x, tilePanel of `stride`) += x y.
template <int M, class T>
inline void addTile(float* sums, std::int64_t stride, const T* x, std::int64_t xStride, const PackedWord* y, std::int64_t step,
                    std::int64_t words)
{
    Tile<M, T> tile;
#pragma GCC unroll 12
    for (int i = 0; i < M; ++i) {
        tile.sums[i][0] = _mm512_loadu_ps(sums + i * stride);
        tile.sums[i][1] = _mm512_loadu_ps(sums + i * stride + vectorWidth);
    }
    tile.add(x, xStride, y, step, words);
#pragma GCC unroll 12
    for (int i = 0; i < M; ++i) {
        _mm512_storeu_ps(sums + i * stride, tile.sums[i][0]);
        _mm512_storeu_ps(sums + i * stride + vectorWidth, tile.sums[i][1]);
    }
}

/// Query rows [firstRow, endRow) against keys [firstKey, firstKey + width).
template <class T>
void blockBackward(const AttentionHeads<T>& heads, std::int64_t upstreamStride, const HeadBackward<T>& head, std::int64_t firstRow,
                   std::int64_t endRow, std::int64_t firstKey, std::int64_t width, const BackwardRoom<T>& room)
{
    const std::int64_t before = heads.seen - heads.rows;
    // Keys, in panels, that the last of a tile's rows sees; less than a whole tile goes as far as one, so that no number is left unwritten.
    const auto seenFrom = [&](std::int64_t row) {
        const std::int64_t end = firstRow + ((row - firstRow) / tileRows + 1) * tileRows;
        return least(width, inPanels(most(0, before + end - firstKey)));
    };
    overTiles(firstRow, endRow, [&](std::int64_t row, auto count) {
        for (std::int64_t panel = 0; panel < seenFrom(row); panel += tilePanel)
            scoresBackward<decltype(count)::value, T>(heads, upstreamStride, head, firstRow, row, firstKey, panel, room);
    });
    const std::int64_t size = heads.size, keyWords = wordsFor<T>(inPanels(heads.seen)), rowWords = wordsFor<T>(endRow - firstRow);
    for (std::int64_t column = 0; column < size; column += tilePanel) {
        overTiles(firstRow, endRow, [&](std::int64_t row, auto count) {
            addTile<decltype(count)::value, T>(head.toQuery + row * size + column, size, room.gradientRows + (row - firstRow) * blockKeys,
                                               blockKeys, room.keys + column * keyWords + wordsFor<T>(firstKey) * tilePanel, tilePanel,
                                               wordsFor<T>(seenFrom(row)));
        });
    }
    for (std::int64_t panel = 0; panel < width; panel += tilePanel) {
        // From the tile whose rows are the first to see this panel.
        const std::int64_t from = most(0, firstKey + panel - before - firstRow) / tileRows * tileRows;
        const std::int64_t words = rowWords - wordsFor<T>(from), at = wordsFor<T>(from) * blockKeys + panel;
        overTiles(0, size, [&](std::int64_t column, auto count) {
            constexpr int columns = decltype(count)::value;
            const std::int64_t offset = column * room.paddedRows + firstRow + from;
            addTile<columns, T>(room.toValue + column * blockKeys + panel, blockKeys, head.upstreamTransposed + offset, room.paddedRows,
                                room.probabilities + at, blockKeys, words);
            addTile<columns, T>(room.toKey + column * blockKeys + panel, blockKeys, head.queriesTransposed + offset, room.paddedRows,
                                room.gradients + at, blockKeys, words);
        });
    }
}

/// The transpose of sums (size, blockKeys) to keys' rows.
template <class T> void writeKeys(const float* sums, std::int64_t size, std::int64_t firstKey, std::int64_t endKey, Rows<T> into)
{
    for (std::int64_t key = firstKey; key < endKey; key += vectorWidth) {
        for (std::int64_t column = 0; column < size; column += vectorWidth) {
            __m512i transposed[vectorWidth];
            transposeWords(sums + column * blockKeys + key - firstKey, blockKeys * static_cast<std::int64_t>(sizeof(float)), vectorWidth,
                           endKey - key, transposed);
            for (std::int64_t i = 0; i < vectorWidth && key + i < endKey; ++i)
                Number<T>::store(into.data + (key + i) * into.stride + column, Number<T>::narrowed(_mm512_castsi512_ps(transposed[i])));
        }
    }
}

void clear(float* values, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i)
        values[i] = 0.0F;
}

template <class T> std::int64_t attentionRoom(const AttentionHeads<T>& heads)
{
    Pieces forward, backward;
    const ForwardRoom<T> forwardRoom(heads, forward);
    const BackwardRoom<T> backwardRoom(heads, backward);
    static_cast<void>(forwardRoom);
    static_cast<void>(backwardRoom);
    return most(forward.used, backward.used);
}

template <class T> void attention(const AttentionHeads<T>& heads, Rows<T> output, PerHead<float> logSums, std::byte* bytes)
{
    Pieces pieces{bytes};
    const ForwardRoom<T> room(heads, pieces);
    packKeysTransposed(heads.key, heads.seen, heads.size, room.keys);
    packValues(heads.value, heads.seen, heads.size, room.values);
    for (std::int64_t head = 0; head < heads.queryHeads; ++head) {
        overTiles(0, heads.rows, [&](std::int64_t row, auto count) {
            attendTile<decltype(count)::value, T>(heads, heads.query.data + row * heads.query.stride + head * heads.size, row, room,
                                                  output.data + row * output.stride + head * heads.size, output.stride,
                                                  logSums.data + head * logSums.stride);
        });
    }
}

template <class T> void attentionBackward(const AttentionHeads<T>& heads, const AttentionGradients<T>& gradients, std::byte* bytes)
{
    Pieces pieces{bytes};
    const BackwardRoom<T> room(heads, pieces);
    const std::int64_t size = heads.size, before = heads.seen - heads.rows;
    packKeysTransposed(heads.key, heads.seen, size, room.keysTransposed);
    packKeysTransposed(heads.value, heads.seen, size, room.valuesTransposed);
    packValues(heads.key, heads.seen, size, room.keys);
    transpose(heads.query, heads.rows, room.queries, room.paddedRows, 0, heads.queryHeads * size);
    transpose(gradients.upstream, heads.rows, room.upstream, room.paddedRows, 0, heads.queryHeads * size);
    clear(room.toQuery, heads.queryHeads * heads.rows * size);
    for (std::int64_t firstKey = 0; firstKey < heads.seen; firstKey += blockKeys) {
        const std::int64_t endKey = least(firstKey + blockKeys, heads.seen);
        clear(room.toKey, size * blockKeys);
        clear(room.toValue, size * blockKeys);
        // The first row that sees any of these keys, at the beginning of its block.
        const std::int64_t firstSeeing = most(0, firstKey - before) / blockRows * blockRows;
        for (std::int64_t head = 0; head < heads.queryHeads; ++head) {
            const HeadBackward<T> mine{heads.query.data + head * size,
                                       gradients.upstream.data + head * size,
                                       room.queries + head * size * room.paddedRows,
                                       room.upstream + head * size * room.paddedRows,
                                       room.toQuery + head * heads.rows * size,
                                       gradients.logSums.data + head * gradients.logSums.stride,
                                       gradients.outputDots.data + head * gradients.outputDots.stride};
            for (std::int64_t row = firstSeeing; row < heads.rows; row += blockRows) {
                const std::int64_t endRow = least(row + blockRows, heads.rows);
                blockBackward(heads, gradients.upstream.stride, mine, row, endRow, firstKey,
                              inPanels(least(endKey, before + endRow) - firstKey), room);
            }
        }
        if (gradients.wideKey.data != nullptr) {
            writeKeys(room.toKey, size, firstKey, endKey, gradients.wideKey);
            writeKeys(room.toValue, size, firstKey, endKey, gradients.wideValue);
        } else {
            writeKeys(room.toKey, size, firstKey, endKey, gradients.key);
            writeKeys(room.toValue, size, firstKey, endKey, gradients.value);
        }
    }
    for (std::int64_t head = 0; head < heads.queryHeads; ++head) {
        for (std::int64_t row = 0; row < heads.rows; ++row) {
            for (std::int64_t column = 0; column < size; column += vectorWidth)
                Number<T>::store(gradients.query.data + row * gradients.query.stride + head * size + column,
                                 Number<T>::narrowed(_mm512_loadu_ps(room.toQuery + (head * heads.rows + row) * size + column)));
        }
    }
}

}  // namespace
}  // namespace undertone
