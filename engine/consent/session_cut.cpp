// SPDX-License-Identifier: GPL-3.0-or-later
// How a channel that several voices share goes on without one of them.
#include "engine/consent/session.h"

#include "engine/consent/consent_notice.h"
#include "engine/io/atomic_file.h"
#include "engine/io/json_fields.h"
#include "engine/io/strict_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace undertone {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostStretches = 20'000;  // an entry of the log holds them
constexpr double perMillisecond = 1e-3;
constexpr double bytesPerFrame = 4.1;  // a float32, and what seals it
constexpr double bytesToSpare = 16e6;

/// What a withdrawal says of one track.
struct PlannedCut {
    SealId key;                        ///< of what is kept
    std::vector<std::int64_t> bounds;  ///< milliseconds: start, end, start, end...
};

std::vector<FrameRange> framesOf(const PlannedCut& plan, const SealedTrackSource& source)
{
    const auto frameAt = [&](std::int64_t milliseconds) {
        const double frame = std::floor(static_cast<double>(milliseconds) * perMillisecond * source.sampleRate());
        return std::clamp(static_cast<SampleIndex>(frame), SampleIndex{0}, source.frameCount());
    };
    std::vector<FrameRange> frames;
    for (std::size_t i = 0; i + 1 < plan.bounds.size(); i += 2)
        frames.push_back({frameAt(plan.bounds[i]), frameAt(plan.bounds[i + 1])});
    return frames;
}

bool areInOrder(const std::vector<std::pair<double, double>>& stretches)
{
    double before = 0.0;
    for (const auto& [start, end] : stretches) {
        if (!std::isfinite(end) || !(start >= before) || !(end > start))
            return false;
        before = end;
    }
    return true;
}

/// Who withdrew by an entry of the log.
std::string speakerIn(const AuditEntry& entry)
{
    const auto json = parseStrictJson(entry.details, message("vault.entry"));
    return json && json->is_object() ? JsonFields(*json).textOrNull("speaker") : std::string();
}

/// What an entry of the log plans, by the numbers of tracks; nothing where it says nothing, or nothing sound.
std::vector<std::pair<std::uint32_t, PlannedCut>> plansIn(const AuditEntry& entry)
{
    std::vector<std::pair<std::uint32_t, PlannedCut>> plans;
    const auto json = parseStrictJson(entry.details, message("vault.entry"));
    if (!json || !json->is_object() || !json->contains(keptStretchesField) || !(*json)[keptStretchesField].is_array())
        return plans;
    for (const auto& one : (*json)[keptStretchesField]) {
        JsonFields fields(one);
        const auto track = static_cast<std::uint32_t>(fields.integerIn("track", 0, 63));
        const auto key = SealId::fromHex(fields.text("key"));
        auto bounds = fields.integers("milliseconds");
        if (key && fields.problem().empty() && bounds.size() % 2 == 0 && std::ranges::is_sorted(bounds))
            plans.emplace_back(track, PlannedCut{*key, std::move(bounds)});
    }
    return plans;
}

}  // namespace

Status Session::mayKeepOthers(const std::string& leaving) const
{
    const auto* speaker = m_book.find(leaving);
    if (speaker == nullptr || !saysThatOthersMayBeKept(speaker->record.noticeSha256))
        return Error{ErrorCode::InvalidArgument, message("consent.channel-promised", leaving), m_folder};
    if (!extents())
        return Error{ErrorCode::InvalidArgument, message("consent.cut-while-recording"), m_folder};
    return {};
}

/// Before anything is done: what is not possible then can be asked for in another way.
Status Session::checkKept(const std::string& leaving, const std::vector<KeptStretches>& kept, const Keyring& keyring) const
{
    TRY(openLog());  // it says what is kept
    TRY(mayKeepOthers(leaving));
    double bytes = 0.0;
    for (const auto& stretches : kept) {
        const auto track = std::ranges::find(m_content.tracks, stretches.track, &SessionTrack::number);
        const bool isShared = track != m_content.tracks.end() && track->speakers.size() > 1
            && std::ranges::find(track->speakers, leaving) != track->speakers.end() && canBeHeard(*track, keyring);
        if (!isShared || stretches.seconds.size() > mostStretches || !areInOrder(stretches.seconds))
            return Error{ErrorCode::InvalidArgument, message("consent.cut-invalid", stretches.track), m_folder};
        const auto source = TRY(openTrack(*track, keyring));
        for (const auto& [start, end] : stretches.seconds)
            bytes += (end - start) * source->sampleRate() * bytesPerFrame;
    }
    std::error_code failure;
    const auto space = fs::space(m_folder, failure);
    if (!failure && static_cast<double>(space.available) < bytes + bytesToSpare)
        return Error{ErrorCode::FileNotWritable,
                     message("consent.no-room-to-keep", static_cast<std::uint64_t>((bytes + bytesToSpare) / 1e6)), m_folder};
    return {};
}

Result<nlohmann::json> Session::planOf(const std::vector<KeptStretches>& kept, Keyring& keyring)
{
    auto plan = nlohmann::json::array();
    if (kept.empty())
        return plan;
    const auto keys = TRY(keyring.addKeys(kept.size()));
    for (std::size_t i = 0; i < kept.size(); ++i) {
        auto bounds = nlohmann::json::array();
        for (const auto& [start, end] : kept[i].seconds) {  // no millisecond more than was said
            bounds.push_back(static_cast<std::int64_t>(std::ceil(start / perMillisecond)));
            bounds.push_back(std::max(bounds.back().get<std::int64_t>(), static_cast<std::int64_t>(std::floor(end / perMillisecond))));
        }
        plan.push_back({{"track", kept[i].track}, {"key", keys[i].hex()}, {"milliseconds", bounds}});
    }
    return plan;
}

std::vector<SealId> Session::plannedCutKeys() const
{
    std::vector<SealId> keys;
    for (const auto& entry : m_log.entries()) {
        if (entry.what != consentWithdrawnEvent)
            continue;
        for (const auto& [track, plan] : plansIn(entry))
            keys.push_back(plan.key);
    }
    return keys;
}

fs::path Session::cutFolder(const SealId& key) const
{
    return m_folder / "audio" / key.hex();
}

Result<std::optional<SessionTrack>> Session::cutTrack(const SessionTrack& track, const Keyring& keyring, const Leaves& leaves) const
{
    SessionTrack next = track;
    std::erase_if(next.speakers, leaves);
    if (next.speakers.empty() || next.speakers.size() + 1 != track.speakers.size())
        return std::optional<SessionTrack>();  // two who leave at once: neither was asked about the other
    const auto speaker = std::ranges::find_if(track.speakers, leaves);
    std::optional<PlannedCut> plan;
    for (const auto& entry : m_log.entries()) {
        if (entry.what != consentWithdrawnEvent || speakerIn(entry) != *speaker)
            continue;
        plan.reset();  // the last one counts
        for (auto& [number, planned] : plansIn(entry)) {
            if (number == track.number)
                plan = std::move(planned);
        }
    }
    if (!plan || !keyring.has(plan->key))
        return std::optional<SessionTrack>();
    next.key = plan->key;
    next.cut = TrackExtent{};
    const auto place = placeOf(next);
    const auto key = TRY(keyring.key(next.key));
    if (keyring.has(track.key)) {
        const auto ended = extents();
        const auto source = SealedTrackSource::open(placeOf(track), TRY(keyring.key(track.key)),
                                                    ended ? std::optional((*ended)[track.number]) : std::nullopt);
        if (!source && source.error().code == ErrorCode::CorruptFile)
            return std::optional<SessionTrack>();  // what cannot be read cannot be kept
        if (!source)
            return source.error();
        std::error_code failure;
        fs::remove_all(place.folder, failure);  // of a withdrawal that was interrupted
        fs::create_directories(place.folder, failure);
        if (failure)
            return Error{ErrorCode::FileNotWritable, message("io.cannot-make-folder", place.folder, failure.message()), place.folder};
        auto written = (*source)->writeKept(place, key, framesOf(*plan, **source));
        if (!written) {
            fs::remove_all(place.folder, failure);  // the rest of the withdrawal needs room, too
            return written.error();
        }
        next.cut = *written;
        syncFolder(place.folder.parent_path());
    } else {
        // Interrupted when the key of the whole was gone: the rest is on the disk.
        const auto whole = SealedTrackSource::open(place, key, std::nullopt);
        if (!whole && (whole.error().code == ErrorCode::CorruptFile || whole.error().code == ErrorCode::FileNotFound))
            return std::optional<SessionTrack>();
        if (!whole)
            return whole.error();
        next.cut = TrackExtent{place.segmentCount(), static_cast<std::uint64_t>((*whole)->frameCount())};
    }
    return std::optional(std::move(next));
}

}  // namespace undertone
