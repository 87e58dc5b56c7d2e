// SPDX-License-Identifier: GPL-3.0-or-later
// Every file of a vault, whatever somebody put in its place: its first bytes say which it is.
#include "engine/consent/session_file.h"
#include "engine/vault/audit_log.h"
#include "engine/vault/keyring_file.h"
#include "engine/vault/sealed_blob_store.h"
#include "engine/vault/sealed_segment.h"
#include "tests/fuzz/fuzz_input.h"

using namespace undertone;

namespace {

const SecretBytes& fuzzKey()
{
    // That of make_vault_seeds, so that whole files open and what lies behind their seals is reached.
    static const auto key = std::move(SecretBytes::copyOf(std::array<std::uint8_t, keyBytes>{42})).value();
    return key;
}

SecretBytes copyOfKey()
{
    return std::move(SecretBytes::copyOf(fuzzKey().bytes())).value();
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const ByteSpan bytes(data, size);
    const auto text = fuzz::textOf(data, size);
    if (const auto ring = KeyringFile::parse(bytes)) {
        fuzz::require(ring->bytes() == ByteVector(bytes.begin(), bytes.end()), "a keyring that is read is written the same");
        (void)ring->openKeys(fuzzKey());  // Argon2id itself is not fuzzed: it takes what the file asks for, within bounds
    }
    const auto segment = fuzz::fileOf("segment", text);
    if (const auto content = readSegment(segment, fuzzKey())) {
        std::uint64_t frames = 0, stored = 0;
        for (const auto& stretch : content->stretches) {
            frames += stretch.frames;
            stored += stretch.gap ? 0 : stretch.frames;
        }
        fuzz::require(frames == content->frames && stored == content->samples.size(), "stretches are the segment");
    }
    (void)readSegmentHead(segment);
    const AuditLog::Place place{fuzz::fileOf("log", text), {}, {}};
    if (const auto report = AuditLog::verify(place, fuzzKey())) {
        for (std::size_t i = 0; i < report->entries.size(); ++i)
            fuzz::require(report->entries[i].index == i, "entries are in order");
    }
    fuzz::fileOf(Session::fileName, text);
    (void)readSessionKeyId(fuzz::folder());
    (void)readSessionFile(fuzz::folder(), fuzzKey());
    SealedBlobStore store(fuzz::folder() / "blobs", {}, copyOfKey());
    const std::string name(64, 'a');
    static const auto file = [&]() -> std::filesystem::path {
        (void)store.put(name, {});
        for (const auto& entry : std::filesystem::recursive_directory_iterator(fuzz::folder() / "blobs")) {
            if (entry.is_regular_file())
                return entry.path().lexically_relative(fuzz::folder());
        }
        return {};
    }();
    fuzz::fileOf(file.c_str(), text);
    (void)store.get(name);
    const auto line = makeJournalSealer(copyOfKey())->openLine(text);
    fuzz::require(!line || line->size() < size, "a line is shorter than its seal");
    return 0;
}
